import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { CalendarClock, CircleAlert, Clock, PencilLine, SendHorizontal, Undo2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useLive } from "@/lib/live/current";
import { momentWords, offersToSend } from "@/lib/moments";
import { callOff, changeScheduled, sendNow } from "@/lib/scheduled";
import type { Scheduled } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { IconButton } from "@/ui/IconButton";
import { Menu } from "@/ui/Menu";
import { TextArea } from "@/ui/TextArea";
import { toasts } from "@/ui/toast-queue";
import { attempt } from "../acts";
import { RoomLink } from "../RoomLink";
import { threadPath } from "../thread-path";
import { CallQuestion } from "../writing/CallQuestion";
import { useCalls } from "../writing/useCalls";
import { goTo } from "./go";
import styles from "./later.module.css";
import { offerEntries } from "./offers";

const MomentDialog = lazy(() => import("./MomentDialog"));

/** What goes out by itself: first what could not, then the next one. */
export function ScheduledTab({ scheduled }: { scheduled: readonly Scheduled[] }) {
  if (scheduled.length === 0) {
    return (
      <EmptyState icon={<CalendarClock aria-hidden />} title={<Trans>Nothing goes out later</Trans>}>
        <Trans>Beside “Send” a message can be put off until tomorrow, Monday, or whenever it suits.</Trans>
      </EmptyState>
    );
  }
  const shown = scheduled.toSorted((one, other) => Number(other.problem !== null) - Number(one.problem !== null));
  return (
    <ul role="list" className={styles.list}>
      {shown.map((one) => (
        <li key={one.id}>
          <ScheduledItem scheduled={one} />
        </li>
      ))}
    </ul>
  );
}

function ScheduledItem({ scheduled }: { scheduled: Scheduled }) {
  const { i18n } = useLingui();
  const [isWriting, setWriting] = useState(false);
  const zone = useLive((state) => state.me.time_zone);
  const { room: roomId, thread, body, files, due_at, problem } = scheduled;
  const room = useLive((state) => state.rooms.get(roomId)?.room ?? state.visited[roomId]);
  const { length: fileCount } = files;
  return (
    <article className={styles.item}>
      <div className={styles.words}>
        <p className={styles.about}>
          {room ? <RoomLink room={room} href={thread === null ? `/rooms/${roomId}` : threadPath(roomId, thread)} /> : <Trans>A room you are no longer in</Trans>}
          {thread !== null && (
            <span>
              · <Trans>Thread</Trans>
            </span>
          )}
        </p>
        {isWriting ? <EditForm scheduled={scheduled} onEnd={() => setWriting(false)} /> : <p className={styles.text}>{body}</p>}
        {fileCount > 0 && <p className={styles.soft}>{plural(fileCount, { one: "# file", other: "# files" })}</p>}
        {problem ? (
          <p className={styles.problem} role="alert">
            <CircleAlert aria-hidden />
            <span>
              <strong>
                <Trans>Not sent.</Trans>
              </strong>{" "}
              {problem.message}
            </span>
          </p>
        ) : (
          <p className={styles.when}>
            <Clock aria-hidden />
            {momentWords(new Date(due_at), new Date(), zone, i18n.locale)}
          </p>
        )}
      </div>
      <div className={styles.acts}>
        <Acts scheduled={scheduled} isWriting={isWriting} onWrite={() => setWriting(!isWriting)} />
      </div>
    </article>
  );
}

function Acts({ scheduled, isWriting, onWrite }: { scheduled: Scheduled; isWriting: boolean; onWrite: () => void }) {
  const { t } = useLingui();
  const zone = useLive((state) => state.me.time_zone);
  const [isOpen, setOpen] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const { id, room, thread, due_at, problem } = scheduled;
  const move = (at: Date) => attempt(changeScheduled(id, { due_at: at.toISOString() }));
  const send = async () => {
    const message = await sendNow(id);
    toasts.add({ text: t`Sent.`, act: { label: t`Open`, onAct: () => goTo(`/rooms/${message.room}/${message.seq}`) } });
  };
  const stop = async () => {
    await callOff(id);
    const path = thread === null ? `/rooms/${room}` : threadPath(room, thread);
    toasts.add({ text: t`It is a draft again.`, act: { label: t`Open`, onAct: () => goTo(path) } });
  };
  const entries = isOpen ? offerEntries(offersToSend(new Date(), zone), zone, ({ at }) => move(at)) : [];
  return (
    <>
      <IconButton size="s" label={t`Send now`} icon={<SendHorizontal aria-hidden />} onPress={() => attempt(send())} />
      <IconButton size="s" label={t`Change the text`} icon={<PencilLine aria-hidden />} isOn={isWriting} onPress={onWrite} />
      <Menu
        label={t`Another time`}
        placement="bottom end"
        isOpen={isOpen}
        onOpenChange={setOpen}
        trigger={<IconButton size="s" label={t`Another time`} icon={<CalendarClock aria-hidden />} />}
        groups={[
          { id: "offers", entries },
          { id: "own", entries: [{ id: "own", label: t`Day and time …`, onAction: () => setAsking(true) }] },
        ]}
      />
      <IconButton size="s" label={t`Back to the drafts`} icon={<Undo2 aria-hidden />} onPress={() => attempt(stop())} />
      {isAsking && (
        <Suspense fallback={null}>
          <MomentDialog
            title={<Trans>Another time</Trans>}
            verb={t`Schedule`}
            {...(problem === null && { first: new Date(due_at) })}
            onPick={move}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </>
  );
}

const BODY_LIMIT = 10_000;

function EditForm({ scheduled, onEnd }: { scheduled: Scheduled; onEnd: () => void }) {
  const { t } = useLingui();
  const [text, setText] = useState(scheduled.body);
  const isReady = text.trim() !== "" || scheduled.files.length > 0;
  const calls = useCalls(scheduled.room);
  const save = (isConfirmed: boolean): Promise<void> => {
    onEnd();
    if (text !== scheduled.body) attempt(changeScheduled(scheduled.id, { body: text, confirmed: isConfirmed }));
    return Promise.resolve();
  };
  return (
    <form
      className={styles.edit}
      onSubmit={(event) => {
        event.preventDefault();
        void calls.ask(text, scheduled.thread !== null && !scheduled.also_in_room, save);
      }}
    >
      <TextArea
        label={t`Text`}
        isLabelHidden
        value={text}
        onChange={(next) => {
          calls.drop();
          setText(next);
        }}
        maxLength={BODY_LIMIT}
        rows={4}
        // The person has just asked to write.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onKeyDown={(event) => {
          if (event.key === "Escape") onEnd();
        }}
      />
      {calls.held && <CallQuestion held={calls.held} verb={t`Save`} onSend={() => calls.held?.goOn?.()} onDrop={calls.drop} />}
      <div className={styles.editActs}>
        <Button size="s" onPress={onEnd}>
          <Trans>Cancel</Trans>
        </Button>
        <Button size="s" look="primary" type="submit" isDisabled={!isReady}>
          <Trans>Save</Trans>
        </Button>
      </div>
    </form>
  );
}
