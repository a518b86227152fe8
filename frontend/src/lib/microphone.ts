/** The microphone of this device: how it is wished, opening it, and how loud it is. No React. */
import { openDevice } from "./devices";

export interface MicWish {
  /** Null: whichever the system takes. */
  device: string | null;
  hasEchoCancellation: boolean;
  hasNoiseSuppression: boolean;
}

const KEY = "flurfunk.microphone";
const USUAL: MicWish = { device: null, hasEchoCancellation: true, hasNoiseSuppression: true };

/** Kept per device, not per person: it is about this desk. */
export function readMicWish(): MicWish {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return typeof kept === "object" && kept !== null ? { ...USUAL, ...(kept as Partial<MicWish>) } : USUAL;
  } catch {
    return USUAL;
  }
}

export function keepMicWish(wish: MicWish): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(wish));
  } catch {
    // A full or forbidden storage: it holds as long as the page.
  }
}

const constraintsOf = ({ device, hasEchoCancellation, hasNoiseSuppression }: MicWish): MediaTrackConstraints => ({
  echoCancellation: hasEchoCancellation,
  noiseSuppression: hasNoiseSuppression,
  autoGainControl: true,
  channelCount: 1,
  ...(device !== null && { deviceId: { exact: device } }),
});

/** Asks for the microphone. A chosen device that is gone gives way to the usual one. Rejects with a DeviceTrouble. */
export function openMicrophone(wish: MicWish): Promise<MediaStreamTrack> {
  const usual = wish.device === null ? null : { audio: constraintsOf({ ...wish, device: null }) };
  return openDevice({ audio: constraintsOf(wish) }, usual);
}

const TICK_MS = 50;

/** How loud a track is, 0..1, about twenty times a second. Returns the way out. */
export function meter(track: MediaStreamTrack, tell: (level: number) => void): () => void {
  const context = new AudioContext();
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const analyser = new AnalyserNode(context, { fftSize: 1024, smoothingTimeConstant: 0 });
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    const level_db = 10 * Math.log10(power + 1e-12);
    tell(Math.min(1, Math.max(0, (level_db + 60) / 50)));
  }, TICK_MS);
  return () => {
    clearInterval(timer);
    source.disconnect();
    void context.close();
  };
}
