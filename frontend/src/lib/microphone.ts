/** The microphone of this device: how it is wished, opening it, and what went wrong in one word. No React. */
import type { MicState } from "./peer";

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

export class MicTrouble extends Error {
  constructor(readonly state: Exclude<MicState, "off" | "asking" | "on" | "unplugged">) {
    super(`The microphone is ${state}.`);
    this.name = "MicTrouble";
  }
}

function troubleOf(error: unknown): MicTrouble {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return new MicTrouble("denied");
  if (name === "NotFoundError" || name === "OverconstrainedError") return new MicTrouble("missing");
  return new MicTrouble(name === "NotReadableError" || name === "AbortError" ? "busy" : "failed");
}

/** Asks for the microphone. A chosen device that is gone gives way to the usual one. Rejects with a MicTrouble. */
export async function openMicrophone(wish: MicWish): Promise<MediaStreamTrack> {
  // Absent where the page was not served over HTTPS.
  const media = navigator.mediaDevices as MediaDevices | undefined;
  if (!media) throw new MicTrouble("failed");
  try {
    const stream = await media.getUserMedia({ audio: constraintsOf(wish) });
    const [track] = stream.getAudioTracks();
    if (!track) throw new MicTrouble("missing");
    return track;
  } catch (error) {
    if (error instanceof MicTrouble) throw error;
    const isGone = error instanceof DOMException && error.name === "OverconstrainedError" && wish.device !== null;
    if (isGone) return openMicrophone({ ...wish, device: null });
    throw troubleOf(error);
  }
}

export interface Device {
  id: string;
  label: string;
}

/** Their names are told only once one of them has been opened. */
export async function listMicrophones(): Promise<readonly Device[]> {
  const media = navigator.mediaDevices as MediaDevices | undefined;
  const all = (await media?.enumerateDevices()) ?? [];
  return all
    .filter(({ kind, deviceId }) => kind === "audioinput" && deviceId !== "")
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}

export function onMicrophonesChanged(listener: () => void): () => void {
  const media = navigator.mediaDevices as MediaDevices | undefined;
  media?.addEventListener("devicechange", listener);
  return () => media?.removeEventListener("devicechange", listener);
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
