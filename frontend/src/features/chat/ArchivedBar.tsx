import { Trans, useLingui } from "@lingui/react/macro";
import { Archive } from "lucide-react";
import { useState } from "react";
import { getEngine, useLive } from "@/lib/live/current";
import { mayLookAfterRoom } from "@/lib/live/rights";
import type { Room } from "@/lib/wire";
import { Button, ButtonLink } from "@/ui/Button";
import { CopyButton } from "@/ui/CopyButton";
import { attempt } from "./acts";
import { restoreRoom } from "./api";
import styles from "./ComposerInstead.module.css";

/** Below a channel that can only be read: why, who can open it again, and what one had begun to write. */
export function ArchivedBar({ room }: { room: Room }) {
  const { t } = useLingui();
  const [isOpening, setOpening] = useState(false);
  const community = useLive((state) => state.communities[room.community ?? ""]?.community);
  const looksAfter = useLive((state) => mayLookAfterRoom(state, room));
  const draft = getEngine().drafts.of(room.id).body;
  const byCommunity = !room.is_archived && community !== undefined;
  return (
    <div className={styles.archived} role="status">
      <div className={styles.bar}>
        <Archive aria-hidden />
        <p>
          {byCommunity ? (
            <Trans>{community.name} is archived. Everything here stays readable, nothing more is said.</Trans>
          ) : (
            <Trans>This channel is archived. Everything in it stays readable, nothing more is said.</Trans>
          )}
        </p>
        {byCommunity ? (
          <ButtonLink href={`/rooms/c/${community.id}`}>
            <Trans>To the community</Trans>
          </ButtonLink>
        ) : (
          looksAfter && (
            <Button
              isPending={isOpening}
              onPress={() => {
                setOpening(true);
                attempt(restoreRoom(room.id).finally(() => setOpening(false)));
              }}
            >
              <Trans>Open it again</Trans>
            </Button>
          )
        )}
      </div>
      {draft !== "" && (
        <div className={styles.kept}>
          <div>
            <p>
              <Trans>What you had begun to write is kept:</Trans>
            </p>
            <blockquote>{draft}</blockquote>
          </div>
          <CopyButton text={draft} label={t`Copy`} look="plain" />
        </div>
      )}
    </div>
  );
}
