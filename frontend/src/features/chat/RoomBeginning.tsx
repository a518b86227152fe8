import { Trans } from "@lingui/react/macro";
import { useLive } from "@/lib/live/current";
import type { Room } from "@/lib/wire";
import styles from "./RoomBeginning.module.css";

/** Above the first message: where one is, and what for. */
export function RoomBeginning({ room }: { room: Room }) {
  const community = useLive((state) => state.communities[room.community]?.community.name);
  return (
    <div className={styles.beginning}>
      <h2>
        <Trans>Here begins {room.name}</Trans>
      </h2>
      <p>
        {room.purpose !== "" ? (
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
