import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { SmilePlus } from "lucide-react";
import { lazy, type ReactElement, Suspense, useState } from "react";
import { Button } from "react-aria-components/Button";
import { sameItems } from "@/lib/store";
import { nameOf } from "@/lib/live/people";
import { useLive } from "@/lib/live/current";
import type { Message, Reaction } from "@/lib/wire";
import { cx } from "@/ui/cx";
import { IconButton } from "@/ui/IconButton";
import { Popover } from "@/ui/Popover";
import { Skeleton } from "@/ui/Skeleton";
import { Tooltip } from "@/ui/Tooltip";
import { attempt } from "./acts";
import { react } from "./api";
import { Sign } from "./emoji/OwnSign";
import styles from "./Reactions.module.css";
import { useRoomActs } from "./room-acts";

const EmojiPicker = lazy(() => import("./emoji/EmojiPicker"));

/** One press away. */
export const QUICK = ["👍", "❤️", "😂", "🎉", "👀", "✅"] as const;
const NAMES_SHOWN = 12;

/** What people answered with one sign. */
export function Reactions({ message }: { message: Message }) {
  const { me, isIn } = useRoomActs();
  const blocked = useLive((state) => state.blocked);
  const reactions = heardOf(message.reactions, blocked);
  if (reactions.length === 0) return null;
  return (
    <div className={styles.row}>
      {reactions.map((reaction) => (
        <Chip key={reaction.emoji} reaction={reaction} message={message} me={me} isIn={isIn} />
      ))}
      {isIn && <PickReaction message={message} trigger="chip" />}
    </div>
  );
}

/** Without those whom one has blocked. */
function heardOf(reactions: readonly Reaction[], blocked: ReadonlySet<string>): readonly Reaction[] {
  if (blocked.size === 0) return reactions;
  return reactions
    .map(({ emoji, people }) => ({ emoji, people: people.filter((person) => !blocked.has(person)) }))
    .filter(({ people }) => people.length > 0);
}

function Chip({ reaction, message, me, isIn }: { reaction: Reaction; message: Message; me: string; isIn: boolean }) {
  const { t, i18n } = useLingui();
  const { emoji, people } = reaction;
  const names = useLive((state) => people.slice(0, NAMES_SHOWN).map((id) => (id === me ? t`You` : nameOf(state, id))), sameItems);
  const more = people.length - names.length;
  const who = more > 0 ? [...names, plural(more, { one: "# more", other: "# more" })] : names;
  const list = new Intl.ListFormat(i18n.locale, { type: "conjunction" }).format(who);
  const isMine = people.includes(me);
  const count = i18n.number(people.length);
  return (
    <Tooltip text={list}>
      <Button
        className={cx(styles.chip, isMine && styles.mine)}
        aria-pressed={isMine}
        // What is seen comes first, so that it can be said to speech input.
        aria-label={`${emoji} ${count}: ${list}`}
        isDisabled={!isIn}
        onPress={() => attempt(react(message, emoji, me))}
      >
        <span className={styles.sign}>
          <Sign sign={emoji} />
        </span>
        <span className={styles.count}>{count}</span>
      </Button>
    </Tooltip>
  );
}

interface PickReactionProps {
  message: Message;
  trigger: "chip" | "tool";
  onOpenChange?: (isOpen: boolean) => void;
}

/** The way to all emoji. */
export function PickReaction({ message, trigger, onOpenChange }: PickReactionProps) {
  const { t } = useLingui();
  const { me } = useRoomActs();
  return (
    <PickEmoji
      label={t`React`}
      onPick={(emoji) => attempt(react(message, emoji, me))}
      {...(onOpenChange && { onOpenChange })}
      trigger={
        trigger === "tool" ? (
          <IconButton data-pick="" size="s" label={t`React`} icon={<SmilePlus aria-hidden />} shortcut="+" />
        ) : (
          <Button className={cx(styles.chip, styles.add)} aria-label={t`React`}>
            <SmilePlus aria-hidden />
          </Button>
        )
      }
    />
  );
}

interface PickEmojiProps {
  label: string;
  trigger: ReactElement;
  onPick: (emoji: string) => void;
  onOpenChange?: (isOpen: boolean) => void;
}

export function PickEmoji({ label, trigger, onPick, onOpenChange }: PickEmojiProps) {
  const [isOpen, setOpen] = useState(false);
  const change = (open: boolean) => {
    setOpen(open);
    onOpenChange?.(open);
  };
  return (
    <Popover label={label} trigger={trigger} isOpen={isOpen} onOpenChange={change} placement="top end">
      {(close) => (
        <Suspense fallback={<Skeleton shape="block" width="22rem" height="23.5rem" />}>
          <EmojiPicker
            onLeave={close}
            onPick={(emoji) => {
              close();
              onPick(emoji);
            }}
          />
        </Suspense>
      )}
    </Popover>
  );
}
