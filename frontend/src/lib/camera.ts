/** The camera of this device: how it is wished, and opening it. No React. */
import { openDevice } from "./devices";

/** Null: whichever the system takes. */
export type CameraWish = string | null;

const KEY = "flurfunk.camera";
/** Whoever sees it sees it small, and several of them. */
const SIZE: MediaTrackConstraints = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 20, max: 24 } };

/** Kept per device, not per person: it is about this desk. */
export function readCameraWish(): CameraWish {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function keepCameraWish(wish: CameraWish): void {
  try {
    if (wish === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, wish);
  } catch {
    // A full or forbidden storage: it holds as long as the page.
  }
}

/** Asks for the camera. A chosen one that is gone gives way to the usual one. Rejects with a DeviceTrouble. */
export const openCamera = (wish: CameraWish): Promise<MediaStreamTrack> =>
  wish === null ? openDevice({ video: SIZE }, null) : openDevice({ video: { ...SIZE, deviceId: { exact: wish } } }, { video: SIZE });
