import { Trans } from "@lingui/react/macro";
import { useLive } from "@/lib/live/current";
import type { Room } from "@/lib/wire";
import styles from "./RoomBeginning.module.css";

/** Above the first message: where one is, and what for. */
export function RoomBeginning({ room }: { room: Room }) {
  const isTalk = room.kind === "talk";
  const community = useLive((state) => state.communities[room.community]?.community.name);
  return (
    <div className={styles.beginning}>
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
    </div>
  );
}
