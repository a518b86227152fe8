import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { NOTES_LIMIT, TITLE_LIMIT } from "@/lib/limits";
import { useSubmit } from "@/lib/useSubmit";
import type { Episode } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Form } from "@/ui/Form";
import { Switch } from "@/ui/Switch";
import { TextArea } from "@/ui/TextArea";
import { TextField } from "@/ui/TextField";
import { toasts } from "@/ui/toast-queue";
import { changeEpisode, refreshEpisodes } from "./api";
import styles from "./EditScreen.module.css";

type Words = Pick<Episode, "title" | "notes" | "downloadable">;

const wordsOf = ({ title, notes, downloadable }: Episode): Words => ({ title, notes, downloadable });
const errorProps = (error: string | undefined) => ({ isInvalid: error !== undefined, ...(error !== undefined && { error }) });

/** What it is called, what is said of it, and whether it may be kept. What was typed stays until it is saved. */
export function WordsForm({ episode }: { episode: Episode }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Words | null>(null);
  const words = draft ?? wordsOf(episode);
  const change = (part: Partial<Words>) => setDraft({ ...words, ...part });
  const saving = useSubmit(async () => {
    await changeEpisode(episode.id, words);
    await refreshEpisodes(queries);
    setDraft(null);
    toasts.add({ text: t`Saved.` });
  });
  return (
    <section className={styles.section}>
      <h2>
        <Trans>Title and notes</Trans>
      </h2>
      <div>
        <Form
          fields={["title", "notes"]}
          trouble={saving.problem}
          label={t`Title and notes`}
          onSubmit={() => void saving.submit()}
          footer={
            <Button type="submit" isPending={saving.isPending} isDisabled={draft === null || words.title.trim() === ""}>
              <Trans>Save</Trans>
            </Button>
          }
        >
          <TextField
            name="title"
            label={t`Title`}
            value={words.title}
            onChange={(title) => change({ title })}
            maxLength={TITLE_LIMIT}
            autoComplete="off"
            {...errorProps(saving.errorOf("title"))}
          />
          <TextArea
            name="notes"
            label={t`Notes`}
            hint={t`What it is about, and what was mentioned. Addresses can be pressed.`}
            rows={4}
            value={words.notes}
            onChange={(notes) => change({ notes })}
            maxLength={NOTES_LIMIT}
            {...errorProps(saving.errorOf("notes"))}
          />
          <Switch
            label={<Trans>Listeners may download it</Trans>}
            hint={<Trans>A file that somebody has kept cannot be called back.</Trans>}
            isSelected={words.downloadable}
            onChange={(downloadable) => change({ downloadable })}
          />
        </Form>
      </div>
    </section>
  );
}
