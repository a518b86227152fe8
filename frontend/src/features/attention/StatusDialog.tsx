import { Trans, useLingui } from "@lingui/react/macro";
import { Smile } from "lucide-react";
import { type ComponentType, Suspense, useState } from "react";
import { Button as Plain } from "react-aria-components/Button";
import { useLive } from "@/lib/live/current";
import { reachDialogCell } from "@/lib/own-reach";
import { useSubmit } from "@/lib/useSubmit";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Form } from "@/ui/Form";
import { Popover } from "@/ui/Popover";
import { Skeleton } from "@/ui/Skeleton";
import { TextField } from "@/ui/TextField";
import { toasts } from "@/ui/toast-queue";
import { clearStatus, setStatus } from "./api";
import styles from "./attention.module.css";
import { type ChosenEnd, EndField, endOf, firstEnd } from "./EndField";
import { fieldsOf } from "./ends";
import { type Preset, PRESETS } from "./presets";

const TEXT_LIMIT = 80;
const STATUS_ENDS = ["half", "hour", "today", "week", "none", "own"] as const;

/** What the app hands in to choose an emoji with. */
export type Picker = ComponentType<{ onPick: (emoji: string) => void }>;

const close = () => reachDialogCell.set(null);

/** What one says of oneself for a while, in one's own words or those that people need most. */
export default function StatusDialog({ picker }: { picker: Picker }) {
  return (
    <Dialog isOpen onClose={close} title={<Trans>Your status</Trans>} closesOutside={false}>
      <StatusForm picker={picker} />
    </Dialog>
  );
}

function StatusForm({ picker }: { picker: Picker }) {
  const { t, i18n } = useLingui();
  const now = useLive((state) => state.reach[state.me.id]?.status ?? null);
  const [emoji, setEmoji] = useState(now?.emoji ?? "");
  const [text, setText] = useState(now?.text ?? "");
  const [end, setEnd] = useState<ChosenEnd>(() => beginWith(now?.until));
  const isEmpty = emoji === "" && text.trim() === "";
  const length = Array.from(text.trim()).length;
  const isTooLong = length > TEXT_LIMIT;
  const until = endOf(end, new Date());

  const saving = useSubmit(async () => {
    if (until === undefined) return;
    await setStatus({ emoji, text, until });
    close();
  });
  const clearing = useSubmit(async () => {
    await clearStatus();
    close();
    toasts.add({ text: t`Your status is gone.` });
  });
  const take = (preset: Preset) => {
    setEmoji(preset.emoji);
    setText(i18n._(preset.text));
    setEnd((before) => ({ ...before, end: preset.end === "two" ? "hour" : preset.end }));
  };
  return (
    <Form
      isFooterAtEnd
      fields={["text", "until"]}
      trouble={saving.problem ?? clearing.problem}
      onSubmit={() => {
        if (!isEmpty && !isTooLong && until !== undefined) void saving.submit();
      }}
      footer={
        <>
          {now && (
            <Button onPress={() => void clearing.submit()} isPending={clearing.isPending}>
              <Trans>Take it back</Trans>
            </Button>
          )}
          <Button type="submit" look="primary" isPending={saving.isPending} isDisabled={isEmpty || isTooLong || until === undefined}>
            <Trans>Set status</Trans>
          </Button>
        </>
      }
    >
      <div className={styles.said}>
        <EmojiField emoji={emoji} onChange={setEmoji} picker={picker} />
        <TextField
          label={t`What is going on?`}
          name="text"
          value={text}
          onChange={setText}
          // Opened in order to write.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          isInvalid={isTooLong}
          error={isTooLong ? t`At most ${TEXT_LIMIT} characters, it has ${length}.` : undefined}
        />
      </div>
      <div role="group" aria-label={t`Suggestions`} className={styles.presets}>
        {PRESETS.map((preset) => (
          <Plain key={preset.id} className={styles.preset ?? ""} onPress={() => take(preset)}>
            <span aria-hidden>{preset.emoji}</span> {i18n._(preset.text)}
          </Plain>
        ))}
      </div>
      <EndField label={t`How long?`} ends={STATUS_ENDS} chosen={end} onChange={setEnd} error={saving.errorOf("until")} />
      <p className={styles.soft}>
        <Trans>Everyone sees it beside your name. When it ends it is gone; nobody keeps a list.</Trans>
      </p>
    </Form>
  );
}

/** A status that is changed keeps its end. */
function beginWith(until: string | null | undefined): ChosenEnd {
  const first = firstEnd(until === null ? "none" : "today", new Date());
  return until == null ? first : { end: "own", ...fieldsOf(new Date(until)) };
}

function EmojiField({ emoji, onChange, picker: EmojiPicker }: { emoji: string; onChange: (emoji: string) => void; picker: Picker }) {
  const { t } = useLingui();
  return (
    <Popover
      label={t`Emoji`}
      placement="bottom start"
      trigger={
        <Plain className={styles.emoji ?? ""} aria-label={emoji === "" ? t`Choose an emoji` : t`Emoji ${emoji}, choose another one`}>
          {emoji === "" ? <Smile aria-hidden /> : emoji}
        </Plain>
      }
    >
      {(closePicker) => (
        <Suspense fallback={<Skeleton shape="block" height="22rem" />}>
          <EmojiPicker
            onPick={(sign) => {
              onChange(sign);
              closePicker();
            }}
          />
        </Suspense>
      )}
    </Popover>
  );
}
