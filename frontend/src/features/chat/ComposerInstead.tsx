import { Trans } from "@lingui/react/macro";
import { EyeOff, Megaphone, UserRoundX } from "lucide-react";
import { useState } from "react";
import { useLive } from "@/lib/live/current";
import type { Room } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { showConversation } from "@/lib/conversations";
import { isPersonal, partnerIn } from "@/lib/live/conversations";
import { isArchived } from "@/lib/live/rights";
import { attempt } from "./acts";
import { joinRoom } from "./api";
import { ArchivedBar } from "./ArchivedBar";
import styles from "./ComposerInstead.module.css";

/** Why one cannot write here, and what to do about it. */
export function ComposerInstead({ room, isIn }: { room: Room; isIn: boolean }) {
  const [isJoining, setJoining] = useState(false);
  const isShut = useLive((state) => isArchived(state, room));
  const isInCommunity = useLive((state) => state.communities[room.community ?? ""] !== undefined);
  if (isShut) return <ArchivedBar room={room} />;
  if (isPersonal(room)) return isIn ? <NobodyReads room={room} /> : <Hidden room={room} />;
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
