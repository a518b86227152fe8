import { useLingui } from "@lingui/react/macro";
import { AlarmClock, AtSign, Check, Coffee, Mail, MailOpen, MessagesSquare, Reply, ShieldAlert, SmilePlus, Undo2, UserRoundPlus } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { isWaiting } from "@/lib/inbox";
import { isPersonal, titleOf } from "@/lib/live/conversations";
import { useLive } from "@/lib/live/current";
import type { InboxItem, NoticeKind, Room } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { cx } from "@/ui/cx";
import { IconButton } from "@/ui/IconButton";
import { RelativeTime } from "@/ui/RelativeTime";
import { VisuallyHidden } from "@/ui/VisuallyHidden";
import { MessageText } from "../MessageText";
import { RoomIcon } from "../RoomIcon";
import { addressOf } from "../SaidCard";
import styles from "./inbox.module.css";
import { useSentence } from "./words";

const ICONS: Record<NoticeKind, typeof AtSign> = {
  mention: AtSign,
  reply: Reply,
  thread: MessagesSquare,
  reaction: SmilePlus,
  invitation: Mail,
  added: UserRoundPlus,
  order: ShieldAlert,
  reminder: AlarmClock,
  coffee: Coffee,
  round: Coffee,
};

/** Where a notice leads. */
function pathOf({ notice, message, invitation, room, occasion }: InboxItem): string {
  if (occasion?.room) return `/coffee/${occasion.room}`;
  if (occasion) return notice.kind === "round" ? "/coffee" : `/coffee/dates/${occasion.id}`;
  if (message) return addressOf(message);
  if (invitation) return `/rooms/c/${invitation.community.id}`;
  if (room) return `/rooms/${room.id}`;
  return notice.kind === "order" ? "/settings" : "/rooms/inbox";
}

export interface InboxCardProps {
  item: InboxItem;
  onOpen: () => void;
  onDone: () => void;
  onRead: (isRead: boolean) => void;
  /** The act of order, or the answers to an invitation. */
  children: ReactNode;
}

/** One notice: who, what, where, and the first lines of what was said. All of it leads there. */
export function InboxCard({ item, onOpen, onDone, onRead, children }: InboxCardProps) {
  const { t } = useLingui();
  const { notice, message, room } = item;
  const sentence = useSentence(item);
  const isNew = useLive((state) => isWaiting(state, notice));
  const me = useLive((state) => state.me.id);
  const face = notice.kind === "reaction" ? item.reacted?.people[0] : notice.kind === "thread" ? message?.author : notice.actor;
  const person = useLive((state) => state.people[face ?? ""]);
  const Icon = ICONS[notice.kind];
  const files = message?.files.map((file) => file.name).join(", ") ?? "";
  return (
    <article className={cx(styles.card, isNew && styles.new)} aria-labelledby={`${notice.id}-what`}>
      <span className={styles.face}>
        {person ? <Avatar name={person.name} src={person.avatar_url} /> : <span className={styles.noFace} />}
        <span className={styles.kind}>
          <Icon aria-hidden />
        </span>
      </span>
      <div className={styles.body}>
        <p className={styles.head}>
          <Link id={`${notice.id}-what`} href={pathOf(item)} className={styles.what} data-notice={notice.id} onClick={onOpen}>
            {isNew && <VisuallyHidden>{t`new`}: </VisuallyHidden>}
            {sentence}
          </Link>
          <span className={styles.when}>
            {room && notice.kind !== "added" && <Where room={room} />}
            <RelativeTime at={notice.at} />
          </span>
        </p>
        {message && (
          <div className={styles.text}>
            <MessageText html={message.html} body={message.body} me={me} />
          </div>
        )}
        {files !== "" && <p className={styles.files}>{files}</p>}
        {item.reacted && (
          <p className={styles.emojis}>
            {item.reacted.emojis.map(({ emoji, count }) => (
              <span key={emoji}>
                {emoji} {count}
              </span>
            ))}
          </p>
        )}
        {children != null && <div className={styles.guest}>{children}</div>}
      </div>
      <div className={styles.acts}>
        {!notice.is_done && (
          <IconButton
            size="s"
            label={isNew ? t`Mark as read` : t`Mark as unread`}
            icon={isNew ? <MailOpen aria-hidden /> : <Mail aria-hidden />}
            onPress={() => onRead(isNew)}
          />
        )}
        <IconButton
          size="s"
          label={notice.is_done ? t`Not done after all` : t({ message: "Done", context: "put away" })}
          shortcut="e"
          icon={notice.is_done ? <Undo2 aria-hidden /> : <Check aria-hidden />}
          onPress={onDone}
        />
      </div>
    </article>
  );
}

function Where({ room }: { room: Room }) {
  const title = useLive((state) => titleOf(state, room));
  return (
    <span className={styles.where}>
      {!isPersonal(room) && <RoomIcon room={room} />}
      <span>{title}</span>
    </span>
  );
}
