/** Whether this browser may show notifications, and whether they are wanted on this device. */
import { createCell } from "./cell";

/** "ask": nobody has been asked yet. "off": allowed, and turned off here. */
export type Notifying = "unsupported" | "blocked" | "ask" | "on" | "off";

const OFF_KEY = "flurfunk.notifications.off";

function isOffHere(): boolean {
  try {
    return localStorage.getItem(OFF_KEY) !== null;
  } catch {
    return false;
  }
}

/** A page without HTTPS has none. Phones offer them to installed apps alone, and say so by refusing. */
function current(hasRefused = false): Notifying {
  if (!("Notification" in window) || !isSecureContext || hasRefused) return "unsupported";
  if (Notification.permission === "denied") return "blocked";
  if (Notification.permission === "default") return "ask";
  return isOffHere() ? "off" : "on";
}

export const notifyingCell = createCell<Notifying>(current());

/** To be called when the person has pressed something that says so: browsers refuse to ask at any other time. */
export async function turnOnNotifications(): Promise<void> {
  try {
    localStorage.removeItem(OFF_KEY);
  } catch {
    // Then it is on anyway.
  }
  if (current() === "ask") await Notification.requestPermission();
  notifyingCell.set(current());
}

export function turnOffNotifications(): void {
  try {
    localStorage.setItem(OFF_KEY, "");
  } catch {
    // Then it holds as long as the page.
  }
  notifyingCell.set(current() === "on" ? "off" : current());
}

/** The person may change it in the browser, or on another page of ours. Returns the way out. */
export function watchPermission(): () => void {
  const look = () => {
    if (notifyingCell.get() !== "unsupported") notifyingCell.set(current());
  };
  let status: PermissionStatus | null = null;
  navigator.permissions
    .query({ name: "notifications" })
    .then((found) => {
      status = found;
      found.addEventListener("change", look);
    })
    .catch(() => undefined);
  addEventListener("storage", look);
  document.addEventListener("visibilitychange", look);
  return () => {
    status?.removeEventListener("change", look);
    removeEventListener("storage", look);
    document.removeEventListener("visibilitychange", look);
  };
}

export interface Shown {
  close: () => void;
}

/** Shows one. Null where the browser refuses, which it is then known for. */
export function showNotification(title: string, options: NotificationOptions, onClick: () => void): Shown | null {
  try {
    const shown = new Notification(title, { silent: true, ...options });
    shown.onclick = () => {
      shown.close();
      onClick();
    };
    return { close: () => shown.close() };
  } catch {
    notifyingCell.set(current(true));
    return null;
  }
}
