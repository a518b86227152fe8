import { Trans, useLingui } from "@lingui/react/macro";
import { Music4, Square } from "lucide-react";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import type { Playing } from "@/lib/wire";
import { IconButton } from "@/ui/IconButton";
import { stopClip } from "./acts";
import styles from "./NowPlaying.module.css";
import { keepsOrder } from "./stage";
import { useOpenTalk, useViewer } from "./useOpenTalk";
import { runningStyle } from "./running";

/** What everyone hears beside the stage, and for those who keep order a way to stop it. */
export function NowPlaying() {
  const { t } = useLingui();
  const open = useOpenTalk();
  const viewer = useViewer();
  const playing = Object.values(open.playing);
  if (playing.length === 0) return null;
  const mayStop = keepsOrder(open, viewer);
  return (
    <ul role="list" className={styles.list} aria-label={t`What is playing`}>
      {playing.map((one) => (
        <Row key={one.clip} playing={one} talk={open.talk.id} mayStop={mayStop} />
      ))}
    </ul>
  );
}

function Row({ playing, talk, mayStop }: { playing: Playing; talk: string; mayStop: boolean }) {
  const { t } = useLingui();
  const title = usePlayingTitle(playing);
  return (
    <li className={styles.row}>
      <Music4 aria-hidden />
      <p className={styles.words}>
        <Trans>Playing: {title}</Trans>
      </p>
      {mayStop && <IconButton size="s" label={t`Stop ${title}`} icon={<Square aria-hidden fill="currentColor" />} onPress={() => stopClip(talk, playing.clip)} />}
      <span className={styles.bar} style={runningStyle(playing)} aria-hidden />
    </li>
  );
}

function usePlayingTitle({ title, person }: Playing): string {
  const { t } = useLingui();
  const name = useLive((state) => (person === null ? "" : nameOf(state, person)));
  return person === null ? title : t`Voice question of ${name}`;
}
