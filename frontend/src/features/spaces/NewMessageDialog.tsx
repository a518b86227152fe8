import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { MOST_PEOPLE, useOpenConversation } from "@/lib/conversations";
import { notesTitle } from "@/lib/live/conversations";
import { useLive } from "@/lib/live/current";
import { Dialog } from "@/ui/Dialog";
import { choicesOf } from "./people-choices";
import { PickForm } from "./PickForm";

export interface NewMessageDialogProps {
  /** Chosen at first. */
  people: readonly string[];
  onClose: () => void;
}

/** Whom to write to: one colleague, a few for a group, or oneself. */
export default function NewMessageDialog({ people, onClose }: NewMessageDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog isOpen onClose={onClose} title={t`New message`}>
      <NewMessageForm people={people} onClose={onClose} />
    </Dialog>
  );
}

function NewMessageForm({ people: first, onClose }: NewMessageDialogProps) {
  const { t } = useLingui();
  const open = useOpenConversation();
  const everyone = useLive((state) => state.people);
  const me = useLive((state) => state.me);
  const choices = useMemo(() => {
    const others = Object.values(everyone).filter(({ id }) => id !== me.id);
    const myself = everyone[me.id];
    const notes = myself ? [{ ...myself, name: notesTitle(), job_title: "", department: null }] : [];
    return choicesOf([...others, ...notes], new Set(), new Set());
  }, [everyone, me.id]);
  const verb = (count: number) =>
    count < 2 ? t`Write` : t`${plural(count, { one: "Write to # person", other: "Write to # people" })}`;
  return (
    <PickForm
      id={`message:${first.join()}`}
      choices={choices}
      hasFailed={false}
      onRetry={() => undefined}
      inWords=""
      first={first}
      most={MOST_PEOPLE - 1}
      verb={verb}
      onPick={open}
      onClose={onClose}
    />
  );
}
