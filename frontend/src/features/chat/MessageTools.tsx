import { useLingui } from "@lingui/react/macro";
import { AlarmClock, Bookmark, BookmarkX, Copy, Ellipsis, Forward, Link2, MailOpen, MessagesSquare, Pencil, Pin, PinOff, Reply } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { forwardCell } from "@/lib/forwarding";
import { remindCell, useIsSaved } from "@/lib/later";
import type { Message } from "@/lib/wire";
import { IconButton } from "@/ui/IconButton";
import { Menu, type MenuEntry } from "@/ui/Menu";
import { Sheet } from "@/ui/Dialog";
import { attempt, copyLink, copyText, toggleSaved } from "./acts";
import { startUnread, useMayMarkUnread } from "./unread";
import { react } from "./api";
import styles from "./MessageTools.module.css";
import { pin } from "./pins";
import { PickEmoji, PickReaction, QUICK } from "./Reactions";
import { useRoomActs } from "./room-acts";
import { useOrderEntries } from "./useOrderEntries";

/** All acts on a message beside reacting, in one order everywhere. */
function useEntries(message: Message, onDone: () => void = () => undefined): MenuEntry[] {
  const { t } = useLingui();
  const { room, me, isIn, thread, mayWrite, mayPin, reply, openThread, edit } = useRoomActs();
  const isSaved = useIsSaved(message.id);
  const isMine = message.author === me;
  const entry = (id: string, label: string, icon: MenuEntry["icon"], shortcut: string, act: () => void): MenuEntry => ({
    id,
    label,
    icon,
    shortcut,
    onAction: () => {
      onDone();
      act();
    },
  });
  const mayUnread = useMayMarkUnread(message);
  const orderEntries = useOrderEntries(message, onDone);
  return [
    ...(mayWrite ? [entry("reply", t`Reply`, <Reply aria-hidden />, "r", () => reply(message))] : []),
    ...(openThread && isIn ? [entry("thread", t`Reply in the thread`, <MessagesSquare aria-hidden />, "t", () => openThread(message))] : []),
    ...(isMine && mayWrite ? [entry("edit", t`Edit`, <Pencil aria-hidden />, "e", () => edit(message))] : []),
    isSaved
      ? entry("save", t`No longer save`, <BookmarkX aria-hidden />, "b", () => toggleSaved(message, room))
      : entry("save", t`Save for later`, <Bookmark aria-hidden />, "b", () => toggleSaved(message, room)),
    entry("remind", t`Remind me …`, <AlarmClock aria-hidden />, "m", () => remindCell.set(message)),
    entry("forward", t`Forward …`, <Forward aria-hidden />, "f", () => forwardCell.set({ message, room })),
    ...(mayPin
      ? [
          message.pinned === null
            ? entry("pin", t`Pin to the room`, <Pin aria-hidden />, "p", () => attempt(pin(message)))
            : entry("pin", t`Unpin`, <PinOff aria-hidden />, "p", () => attempt(pin(message))),
        ]
      : []),
    ...(mayUnread
      ? [entry("unread", t`Mark unread from here`, <MailOpen aria-hidden />, "shift+u", () => attempt(startUnread(message, thread)))]
      : []),
    entry("copy", t`Copy text`, <Copy aria-hidden />, "c", () => copyText(message.body)),
    entry("link", t`Copy link`, <Link2 aria-hidden />, "l", () => copyLink(room.id, message, thread)),
    ...orderEntries,
  ];
}

interface MessageToolsProps {
  message: Message;
  /** While something of it floats, it must not go away with the pointer. */
  onHold: (isHeld: boolean) => void;
}

/** At the upper right of the message under the pointer. */
export function MessageTools({ message, onHold }: MessageToolsProps) {
  const { t } = useLingui();
  const { me, isIn, mayWrite, reply, openThread } = useRoomActs();
  const entries = useEntries(message);
  const more = <IconButton size="s" label={t`More`} icon={<Ellipsis aria-hidden />} />;
  return (
    <div className={styles.tools} role="toolbar" aria-label={t`Message`}>
      {isIn &&
        QUICK.slice(0, 3).map((emoji) => (
          <Button
            key={emoji}
            className={styles.quick ?? ""}
            aria-label={t`React with ${emoji}`}
            onPress={() => attempt(react(message, emoji, me))}
          >
            {emoji}
          </Button>
        ))}
      {isIn && <PickReaction message={message} trigger="tool" onOpenChange={onHold} />}
      {mayWrite && (
        <IconButton size="s" label={t`Reply`} icon={<Reply aria-hidden />} shortcut="r" onPress={() => reply(message)} />
      )}
      {openThread && isIn && (
        <IconButton
          size="s"
          label={t`Reply in the thread`}
          icon={<MessagesSquare aria-hidden />}
          shortcut="t"
          onPress={() => openThread(message)}
        />
      )}
      <Menu
        label={t`Message`}
        trigger={more}
        groups={[{ id: "acts", entries }]}
        placement="bottom end"
        onOpenChange={onHold}
      />
    </div>
  );
}

/** The same on touch, from below. */
export function MessageSheet({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useLingui();
  const { me, isIn } = useRoomActs();
  const entries = useEntries(message, onClose);
  const pick = (emoji: string) => {
    onClose();
    attempt(react(message, emoji, me));
  };
  return (
    <Sheet isOpen onClose={onClose} title={t`Message`} size="s">
      {isIn && (
        <div className={styles.quicks}>
          {QUICK.map((emoji) => (
            <Button key={emoji} className={styles.quickTouch ?? ""} aria-label={t`React with ${emoji}`} onPress={() => pick(emoji)}>
              {emoji}
            </Button>
          ))}
          <PickEmoji
            label={t`React`}
            onPick={pick}
            trigger={
              <Button className={styles.quickTouch ?? ""} aria-label={t`More emoji`}>
                <Ellipsis aria-hidden />
              </Button>
            }
          />
        </div>
      )}
      <div className={styles.acts}>
        {entries.map(({ id, label, icon, isDanger, onAction }) => (
          <Button key={id} className={styles.act ?? ""} {...(isDanger && { "data-danger": "" })} onPress={() => onAction?.()}>
            {icon}
            {label}
          </Button>
        ))}
      </div>
    </Sheet>
  );
}
