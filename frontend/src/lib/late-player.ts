/** hls.js, for browsers that play HLS through Media Source Extensions. Imported when it is needed: it is not small. */
import Hls from "hls.js/light";

/** Parts last a second: this far behind the newest one, two may come late without being missed. */
const BEHIND_PARTS = 3;
const TOO_FAR_BEHIND_PARTS = 8;
/** Catches up without anybody noticing. */
const HURRY = 1.05;
const KEPT_S = 10;

export const canPlay = (): boolean => Hls.isSupported();

/** Plays an address until it is called off; tells once where it cannot go on. */
export function attach(audio: HTMLAudioElement, url: string, onBroken: () => void): () => void {
  const player = new Hls({
    // A worker would come from a blob, which the page's policy has no place for; audio is too little for one.
    enableWorker: false,
    liveSyncDurationCount: BEHIND_PARTS,
    liveMaxLatencyDurationCount: TOO_FAR_BEHIND_PARTS,
    maxLiveSyncPlaybackRate: HURRY,
    maxBufferLength: KEPT_S,
    backBufferLength: KEPT_S,
  });
  player.on(Hls.Events.ERROR, (_, { fatal }) => {
    if (fatal) onBroken();
  });
  player.loadSource(url);
  player.attachMedia(audio);
  return () => player.destroy();
}
