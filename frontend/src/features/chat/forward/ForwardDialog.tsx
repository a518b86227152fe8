import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo, useState } from "react";
import { openConversation } from "@/lib/conversations";
import { forwardCell } from "@/lib/forwarding";
import { getEngine } from "@/lib/live/current";
import type { Message, Room } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { TextField } from "@/ui/TextField";
import { toasts } from "@/ui/toast-queue";
import { wordsOf } from "../acts";
import { sendMessage } from "../api";
import { goTo } from "../later/go";
import { RoomLink } from "../RoomLink";
import { SaidCard } from "../SaidCard";
import styles from "./ForwardDialog.module.css";
import { GoalPicker } from "./GoalPicker";
import { type Goal, goalsOf } from "./goals";

const roomOf = (goal: Goal): Promise<string> => (goal.kind === "room" ? Promise.resolve(goal.room.id) : openConversation([goal.person.id]));

/** Passes a message on: to whom, and with which words. Who may not read the original sees none of it. */
export default function ForwardDialog({ message, room }: { message: Message; room: Room }) {
  const { t } = useLingui();
  const goals = useMemo(() => {
    const state = getEngine().store.current();
    return state ? goalsOf(state) : [];
  }, []);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [comment, setComment] = useState("");
  const [isSending, setSending] = useState(false);
  const close = () => forwardCell.set(null);
  const picked = goals.filter(({ id }) => chosen.includes(id));

  const send = async () => {
    setSending(true);
    try {
      const rooms = await Promise.all(picked.map(roomOf));
      for (const id of rooms) sendMessage(id, comment.trim(), null, [], { forward: message.id });
      close();
      const [first] = rooms;
      const act = first !== undefined && rooms.length === 1 ? { act: { label: t`Open`, onAct: () => goTo(`/rooms/${first}`) } } : {};
      toasts.add({ text: t`Forwarded.`, ...act });
    } catch (error) {
      setSending(false);
      toasts.add({ tone: "problem", text: wordsOf(error) });
    }
  };
  return (
    <Dialog
      isOpen
      onClose={close}
      closesOutside={comment === ""}
      title={<Trans>Forward</Trans>}
      footer={
        <>
          <Button onPress={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="primary" isDisabled={picked.length === 0 || isSending} onPress={() => void send()}>
            {picked.length > 1 ? plural(picked.length, { one: "Forward", other: "Forward to #" }) : t`Forward`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <GoalPicker goals={goals} chosen={chosen} onChange={setChosen} />
        <TextField label={t`A word about it`} placeholder={t`If you like`} value={comment} onChange={setComment} maxLength={2_000} />
        <div className={styles.quoted}>
          <SaidCard message={message} isBrief about={<RoomLink room={room} />} />
        </div>
        <p className={styles.soft}>
          <Trans>Only those who may read it in its room will see it.</Trans>
        </p>
      </div>
    </Dialog>
  );
}
