import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { addToGroup, MOST_PEOPLE } from "@/lib/conversations";
import { useLive } from "@/lib/live/current";
import type { Room } from "@/lib/wire";
import { Dialog } from "@/ui/Dialog";
import { toasts } from "@/ui/toast-queue";
import styles from "./notes.module.css";
import { choicesOf } from "./people-choices";
import { PickForm } from "./PickForm";

interface AddToGroupDialogProps {
  room: Room;
  onClose: () => void;
}

/** Brings colleagues into a group. For everyone in it. */
export default function AddToGroupDialog({ room, onClose }: AddToGroupDialogProps) {
  const { t } = useLingui();
  const everyone = useLive((state) => state.people);
  const people = useLive((state) => state.rooms.get(room.id)?.room.people ?? room.people);
  const choices = useMemo(() => choicesOf(Object.values(everyone), new Set(), new Set(people)), [everyone, people]);
  const add = async (chosen: readonly string[]) => {
    await addToGroup(room.id, chosen);
    toasts.add({ text: t`${plural(chosen.length, { one: "# person is in now.", other: "# people are in now." })}` });
  };
  return (
    <Dialog isOpen onClose={onClose} title={t`Add people to the group`}>
      <p className={styles.aside}>
        <Trans>They will be able to read what has been said here.</Trans>
      </p>
      <PickForm
        id={`group:${room.id}`}
        choices={choices}
        hasFailed={false}
        onRetry={() => undefined}
        inWords={t`Already in`}
        most={MOST_PEOPLE - people.length}
        verb={(count) => (count === 0 ? t`Add` : t`${plural(count, { one: "Add # person", other: "Add # people" })}`)}
        onPick={add}
        onClose={onClose}
      />
    </Dialog>
  );
}
