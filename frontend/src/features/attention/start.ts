/** The notifier in a browser: which of the person's pages shows notifications, and what each of them looks at. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { navigate } from "wouter/use-browser-location";
import type { Attention } from "@/lib/attention";
import { getEngine } from "@/lib/live/current";
import { notifyingCell, showNotification, watchPermission } from "@/lib/notifying";
import type { Entry } from "@/lib/topics";
import { Notifier, type NotifierWorld, showsPlace } from "./notifier";
import { ring } from "./ring";

const APP_ICON = "/static/app/icon-192.png";

/** One page of a person at a time has this; it passes on when that page goes. */
function lead(person: string): { isLeader: () => boolean; stop: () => void } {
  if (!("locks" in navigator)) return { isLeader: () => true, stop: () => undefined };
  const [gone, aborted] = [Promise.withResolvers<undefined>(), new AbortController()];
  let isLeader = false;
  const hold = () => {
    isLeader = true;
    return gone.promise;
  };
  navigator.locks.request(`flurfunk.${person}.notifications`, { signal: aborted.signal }, hold).catch(() => undefined);
  return {
    isLeader: () => isLeader,
    stop: () => {
      isLeader = false;
      aborted.abort();
      gone.resolve(undefined);
    },
  };
}

export interface Notifications {
  onEntries: (entries: readonly Entry[]) => void;
  stop: () => void;
}

/** `attention` tells whether somebody is at this device. */
export function startNotifications(person: string, attention: () => Attention): Notifications {
  const leader = lead(person);
  const others = new BroadcastChannel(`flurfunk.${person}.seen`);
  const world: NotifierWorld = {
    now_ms: () => Date.now(),
    after: (delay_ms, run) => {
      const timer = setTimeout(run, delay_ms);
      return () => clearTimeout(timer);
    },
    state: () => getEngine().store.current(),
    isChosen: () => leader.isLeader() && notifyingCell.get() === "on",
    isOnScreen: (place) => !document.hidden && attention() === "online" && showsPlace(location.pathname, place),
    tellSeen: (message) => others.postMessage(message),
    show: ({ tag, title, body, icon, path }) => {
      const shown = showNotification(title, { tag, body, icon: icon ?? APP_ICON, lang: i18n.locale }, () => {
        window.focus();
        navigate(path);
      });
      return shown?.close ?? null;
    },
    ring: () => void ring(),
    words: (_, isForMe) => (isForMe ? i18n._(msg`mentioned you`) : i18n._(msg`wrote something`)),
  };
  const notifier = new Notifier(world);
  others.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data === "string") notifier.seen(data);
  };
  const stopWatching = watchPermission();
  const stopFollowing = getEngine().store.subscribe(() => {
    const state = getEngine().store.published();
    if (state) notifier.stateChanged(state);
  });
  return {
    onEntries: (entries) => {
      for (const { event } of entries) {
        if (event.type === "message.sent") notifier.heard(event.message);
        if (event.type === "message.deleted") notifier.seen(event.message);
      }
    },
    stop: () => {
      stopFollowing();
      stopWatching();
      notifier.stop();
      leader.stop();
      others.close();
    },
  };
}
