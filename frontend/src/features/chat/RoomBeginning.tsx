import { Trans } from "@lingui/react/macro";
import { isNotes, isPersonal, useRoomTitle } from "@/lib/live/conversations";
import { useLive } from "@/lib/live/current";
import type { Room } from "@/lib/wire";
import styles from "./RoomBeginning.module.css";
import { RoomFace } from "./RoomFace";

/** Above the first message: where one is, and what for. An article, as all that a feed holds. */
export function RoomBeginning({ room }: { room: Room }) {
  if (isPersonal(room)) return <ConversationBeginning room={room} />;
  if (room.kind === "coffee") return <CoffeeBeginning />;
  return <ChannelBeginning room={room} />;
}

/** Beside a table: what is said goes with the last one. */
function CoffeeBeginning() {
  return (
    <article className={styles.beginning}>
      <p className={styles.title}>
        <Trans>The chat at the table</Trans>
      </p>
      <p>
        <Trans>Only those who sit here read it. It is gone when the last one gets up.</Trans>
      </p>
    </article>
  );
}

function ChannelBeginning({ room }: { room: Room }) {
  const isTalk = room.kind === "talk";
  const community = useLive((state) => state.communities[room.community ?? ""]?.community.name);
  return (
    <article className={styles.beginning}>
      {isTalk ? (
        <p className={styles.title}>
          <Trans>The chat beside the talk</Trans>
        </p>
      ) : (
        <h2>
          <Trans>Here begins {room.name}</Trans>
        </h2>
      )}
      <p>
        {isTalk ? (
          <Trans>Everyone who listens can read and write here.</Trans>
        ) : room.purpose !== "" ? (
          room.purpose
        ) : community === undefined ? (
          <Trans>Say the first thing.</Trans>
        ) : (
          <Trans>A channel of {community}. Say the first thing.</Trans>
        )}
      </p>
    </article>
  );
}

/** Whom one talks to, and who can read it: nobody else, whatever their role. */
function ConversationBeginning({ room }: { room: Room }) {
  const title = useRoomTitle(room);
  return (
    <article className={styles.beginning}>
      <RoomFace room={room} size="xl" />
      <h2 className={styles.people}>{title}</h2>
      <p className={styles.words}>
        {isNotes(room) ? (
          <Trans>Drafts, links, what you must not forget: write it to yourself. Only you can read it.</Trans>
        ) : room.kind === "direct" ? (
          <Trans>Here begins your conversation. Only the two of you can read it; house moderation cannot.</Trans>
        ) : (
          <Trans>Here begins your group. Only those in it can read it; whoever is added later reads back, too.</Trans>
        )}
      </p>
    </article>
  );
}
