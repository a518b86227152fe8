/** Microphones and cameras of this device: which there are, and why one does not open. No React. */

/** Why a microphone or a camera is not there for us. */
export type DeviceTroubleState = "denied" | "missing" | "busy" | "failed";

export class DeviceTrouble extends Error {
  constructor(readonly state: DeviceTroubleState) {
    super(`The device is ${state}.`);
    this.name = "DeviceTrouble";
  }
}

function troubleOf(error: unknown): DeviceTrouble {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return new DeviceTrouble("denied");
  if (name === "NotFoundError" || name === "OverconstrainedError") return new DeviceTrouble("missing");
  return new DeviceTrouble(name === "NotReadableError" || name === "AbortError" ? "busy" : "failed");
}

/** Opens one device. `usual`: what to ask for where the chosen one is gone. Rejects with a DeviceTrouble. */
export async function openDevice(wanted: MediaStreamConstraints, usual: MediaStreamConstraints | null): Promise<MediaStreamTrack> {
  // Absent where the page was not served over HTTPS.
  const media = navigator.mediaDevices as MediaDevices | undefined;
  if (!media) throw new DeviceTrouble("failed");
  try {
    const [track] = (await media.getUserMedia(wanted)).getTracks();
    if (!track) throw new DeviceTrouble("missing");
    return track;
  } catch (error) {
    if (error instanceof DeviceTrouble) throw error;
    if (usual && error instanceof DOMException && error.name === "OverconstrainedError") return openDevice(usual, null);
    throw troubleOf(error);
  }
}

export interface Device {
  id: string;
  label: string;
}

/** Their names are told only once one of them has been opened. */
export async function listDevices(kind: "audioinput" | "videoinput"): Promise<readonly Device[]> {
  const media = navigator.mediaDevices as MediaDevices | undefined;
  const all = (await media?.enumerateDevices()) ?? [];
  return all.filter((one) => one.kind === kind && one.deviceId !== "").map(({ deviceId, label }) => ({ id: deviceId, label }));
}

export function onDevicesChanged(listener: () => void): () => void {
  const media = navigator.mediaDevices as MediaDevices | undefined;
  media?.addEventListener("devicechange", listener);
  return () => media?.removeEventListener("devicechange", listener);
}
