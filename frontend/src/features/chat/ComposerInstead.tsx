import { Trans, useLingui } from "@lingui/react/macro";
import { Ban, EyeOff, Lock, Megaphone, MessageCircleOff, UserRoundX } from "lucide-react";
import { useState } from "react";
import { useLive } from "@/lib/live/current";
import { whySilent } from "@/lib/live/rights";
import { momentLabel, REASON_NAMES, whyLine } from "@/lib/order";
import type { Mute, Room } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { showConversation } from "@/lib/conversations";
import { isPersonal, partnerIn } from "@/lib/live/conversations";
import { isArchived } from "@/lib/live/rights";
import { attempt, toggleBlocked } from "./acts";
import { joinRoom } from "./api";
import { ArchivedBar } from "./ArchivedBar";
import styles from "./ComposerInstead.module.css";

/** Why one cannot write here, and what to do about it. */
export function ComposerInstead({ room, isIn }: { room: Room; isIn: boolean }) {
  const [isJoining, setJoining] = useState(false);
  const isShut = useLive((state) => isArchived(state, room));
  const isInCommunity = useLive((state) => state.communities[room.community ?? ""] !== undefined);
  const silence = useLive((state) => (isIn ? whySilent(state, room) : null));
  const mute = useLive((state) => state.mutes[room.community ?? ""]);
  if (isShut) return <ArchivedBar room={room} />;
  if (silence === "muted" && mute) return <Muted mute={mute} />;
  if (silence === "blocked") return <Blocked room={room} />;
  if (isPersonal(room)) return isIn ? <NobodyReads room={room} /> : <Hidden room={room} />;
  if (silence === "locked") return <Locked room={room} />;
  if (isIn) {
    return (
      <div className={styles.bar}>
        <Megaphone aria-hidden />
        <p>
          <Trans>Only those who look after this channel write here. You can react.</Trans>
        </p>
      </div>
    );
  }
  if (room.kind === "coffee") {
    return (
      <div className={styles.bar}>
        <p>
          <Trans>Whoever sits at the table writes along here.</Trans>
        </p>
      </div>
    );
  }
  if (room.kind === "talk") {
    return (
      <div className={styles.bar}>
        <p>
          <Trans>Whoever is in the talk writes along here.</Trans>
        </p>
      </div>
    );
  }
  return (
    <div className={styles.bar}>
      <p>
        {isInCommunity ? (
          <Trans>You are looking in. Join to write along and to be told what is new.</Trans>
        ) : (
          <Trans>You are looking in. Joining makes you a member of its community, too.</Trans>
        )}
      </p>
      <Button
        look="primary"
        isPending={isJoining}
        onPress={() => {
          setJoining(true);
          attempt(joinRoom(room).finally(() => setJoining(false)));
        }}
      >
        <Trans>Join</Trans>
      </Button>
    </div>
  );
}

function Muted({ mute }: { mute: Mute }) {
  const { i18n } = useLingui();
  const until = momentLabel(mute.until, i18n.locale);
  const why = whyLine(i18n._(REASON_NAMES[mute.reason]), mute.words);
  return (
    <div className={styles.bar} role="status">
      <MessageCircleOff aria-hidden />
      <p>
        <Trans>
          You cannot write in this community until <strong>{until}</strong>. You can read and react.
        </Trans>
        <span className={styles.why}>{why}</span>
      </p>
    </div>
  );
}

function Locked({ room }: { room: Room }) {
  return (
    <div className={styles.bar} role="status">
      <Lock aria-hidden />
      <p>
        <Trans>This channel is locked: only those who look after it write here. You can react.</Trans>
        {room.lock_reason !== "" && <span className={styles.why}>{room.lock_reason}</span>}
      </p>
    </div>
  );
}

function NobodyReads({ room }: { room: Room }) {
  const name = useLive((state) => partnerIn(state, room)?.name);
  return (
    <div className={styles.bar}>
      <UserRoundX aria-hidden />
      <p>
        <Trans>{name} is no longer here, so nobody would read it. What you two have written stays.</Trans>
      </p>
    </div>
  );
}

function Blocked({ room }: { room: Room }) {
  const partner = useLive((state) => partnerIn(state, room));
  if (!partner) return null;
  const { id, name } = partner;
  return (
    <div className={styles.bar} role="status">
      <Ban aria-hidden />
      <p>
        <Trans>You have blocked {name}. Neither of you can write here.</Trans>
      </p>
      <Button onPress={() => toggleBlocked(id, name, true)}>
        <Trans>Unblock</Trans>
      </Button>
    </div>
  );
}

function Hidden({ room }: { room: Room }) {
  return (
    <div className={styles.bar}>
      <EyeOff aria-hidden />
      <p>
        <Trans>This conversation is hidden until somebody writes here.</Trans>
      </p>
      <Button look="primary" onPress={() => attempt(showConversation(room.id))}>
        <Trans>Show again</Trans>
      </Button>
    </div>
  );
}
