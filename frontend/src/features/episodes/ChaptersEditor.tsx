import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { CHAPTER_TITLE_LIMIT } from "@/lib/limits";
import { useSubmit } from "@/lib/useSubmit";
import type { Chapter, EpisodeView } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { clockWords } from "@/ui/clock";
import { IconButton } from "@/ui/IconButton";
import { TextField } from "@/ui/TextField";
import { toasts } from "@/ui/toast-queue";
import { keepChapters, refreshEpisodes } from "./api";
import styles from "./EditScreen.module.css";
import { TimeField } from "./TimeField";
import { usePlayed } from "./usePlayed";

interface Line extends Chapter {
  /** Stays while it is edited, wherever it stands. */
  key: number;
}

const MOST = 60;
const linesOf = (chapters: readonly Chapter[]): Line[] => chapters.map((chapter, key) => ({ ...chapter, key }));
const inOrder = (lines: readonly Line[]): Line[] => lines.toSorted((one, other) => one.start_ms - other.start_ms);

/** Chapters: begun at the moment one hears, named, moved, removed. Nothing is stored before it is saved. */
export function ChaptersEditor({ view }: { view: EpisodeView }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { at_ms } = usePlayed(view);
  const [draft, setDraft] = useState<Line[] | null>(null);
  const nextKey = useRef(1_000);
  const { episode } = view;
  const lines = draft ?? linesOf(view.chapters);
  const now = clockWords(at_ms);
  const isUsable = lines.every(({ title }) => title.trim() !== "");
  const put = (key: number, part: Partial<Chapter>) => setDraft(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const add = () => {
    // The first one is always at the beginning.
    const start_ms = lines.length === 0 ? 0 : Math.min(at_ms, Math.max(0, episode.duration_ms - 1));
    setDraft(inOrder([...lines, { start_ms, title: "", key: nextKey.current++ }]));
  };
  const saving = useSubmit(async () => {
    await keepChapters(episode.id, inOrder(lines).map(({ start_ms, title }) => ({ start_ms, title })));
    await refreshEpisodes(queries);
    setDraft(null);
    toasts.add({ text: t`The chapters are saved.` });
  });
  return (
    <section className={styles.section}>
      <h2>
        <Trans>Chapters</Trans>
      </h2>
      {lines.length === 0 ? (
        <p className={styles.hint}>
          <Trans>None yet. Listen to it, and begin one wherever a new topic starts.</Trans>
        </p>
      ) : (
        <ul role="list" className={styles.rows}>
          {lines.map((line, nth) => (
            <ChapterLine
              key={line.key}
              line={line}
              number={nth + 1}
              most_ms={episode.duration_ms - 1}
              isNew={line.key >= 1_000 && line.title === ""}
              onChange={(part) => put(line.key, part)}
              onRemove={() => setDraft(lines.filter(({ key }) => key !== line.key))}
            />
          ))}
        </ul>
      )}
      <div className={styles.acts}>
        <Button icon={<Plus aria-hidden />} onPress={add} isDisabled={lines.length >= MOST}>
          {lines.length === 0 ? <Trans>Begin the first chapter</Trans> : <Trans>Begin a chapter at {now}</Trans>}
        </Button>
        {draft !== null && (
          <>
            <Button look="primary" isPending={saving.isPending} isDisabled={!isUsable} onPress={() => void saving.submit()}>
              <Trans>Save the chapters</Trans>
            </Button>
            <Button look="plain" onPress={() => setDraft(null)}>
              <Trans>Discard</Trans>
            </Button>
          </>
        )}
      </div>
      <p role="alert" className={styles.trouble}>
        {saving.problem?.message}
      </p>
    </section>
  );
}

interface ChapterLineProps {
  line: Line;
  number: number;
  most_ms: number;
  isNew: boolean;
  onChange: (part: Partial<Chapter>) => void;
  onRemove: () => void;
}

function ChapterLine({ line: { start_ms, title }, number, most_ms, isNew, onChange, onRemove }: ChapterLineProps) {
  const { t } = useLingui();
  return (
    <li className={styles.row}>
      <div className={styles.time}>
        <TimeField isLabelHidden label={t`Beginning of chapter ${number}`} value_ms={start_ms} most_ms={most_ms} onChange={(next_ms) => onChange({ start_ms: next_ms })} />
      </div>
      <div className={styles.grow}>
        <TextField
          isLabelHidden
          label={t`Title of chapter ${number}`}
          placeholder={t`What it is about`}
          value={title}
          onChange={(next) => onChange({ title: next })}
          maxLength={CHAPTER_TITLE_LIMIT}
          autoComplete="off"
          // It was begun in order to be named.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={isNew}
        />
      </div>
      <IconButton label={t`Remove chapter ${number}`} icon={<Trash2 aria-hidden />} onPress={onRemove} />
    </li>
  );
}
