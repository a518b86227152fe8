import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { useLive } from "@/lib/live/current";
import type { Room } from "@/lib/wire";
import { Dialog } from "@/ui/Dialog";
import { toasts } from "@/ui/toast-queue";
import { addPeople } from "./acts";
import { useMembers, useRoomPeople } from "./api";
import { choicesOf } from "./people-choices";
import { PickForm } from "./PickForm";

export interface AddPeopleDialogProps {
  room: Room;
  isOpen: boolean;
  onClose: () => void;
}

/** Brings members of the community into one of its channels. For those who are in it. */
export default function AddPeopleDialog({ room, isOpen, onClose }: AddPeopleDialogProps) {
  const { t } = useLingui();
  const { name } = room;
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t`Add people to ${name}`}>
      <AddPeopleForm room={room} onClose={onClose} />
    </Dialog>
  );
}

function AddPeopleForm({ room, onClose }: Omit<AddPeopleDialogProps, "isOpen">) {
  const { t } = useLingui();
  const people = useLive((state) => state.people);
  const community = useMembers(room.community ?? "");
  const inRoom = useRoomPeople(room.id);
  const { members } = community;
  const choices = useMemo(() => {
    if (!members || !inRoom.people) return undefined;
    const candidates = members.flatMap(({ person }) => people[person] ?? []);
    return choicesOf(candidates, new Set(), new Set(inRoom.people));
  }, [people, members, inRoom.people]);
  const retry = () => {
    void community.refetch();
    void inRoom.refetch();
  };
  const add = async (chosen: readonly string[]) => {
    await addPeople(room.id, chosen);
    toasts.add({ text: t`${plural(chosen.length, { one: "# person is in now.", other: "# people are in now." })}` });
  };
  return (
    <PickForm
      id={`add:${room.id}`}
      choices={choices}
      hasFailed={community.error !== null || inRoom.error !== null}
      onRetry={retry}
      inWords={t`Already in`}
      verb={(count) => (count === 0 ? t`Add` : t`${plural(count, { one: "Add # person", other: "Add # people" })}`)}
      onPick={add}
      onClose={onClose}
    />
  );
}
