/** What happens in the talk, in words: for the ears of screen readers, and as a notice where it is about oneself. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { createCell } from "@/lib/cell";
import { getEngine } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { looksAfter } from "@/lib/live/rights";
import type { LiveState } from "@/lib/live/state";
import type { AnyEvent, EventOf } from "@/lib/wire";
import { toasts } from "@/ui/toast-queue";
import { keepsOrder } from "./stage";

/** Read out by the announcer, at its own pace. */
export const spokenCell = createCell<readonly string[]>([]);
const MOST_WAITING = 4;

export function speak(text: string): void {
  spokenCell.set([...spokenCell.get(), text].slice(-MOST_WAITING));
}

/** A notice on screen. */
export function say(text: string, tone: "plain" | "problem" = "plain"): void {
  toasts.add({ text, tone });
}

type News = { text: string; isNotice: boolean; tone?: "plain" | "problem" } | null;

/** One's own acts are seen; those of others, and what they do to one, are told. */
function newsOf(state: LiveState, { act, by, person, people }: EventOf<"stage.changed">): News {
  const me = state.me.id;
  if (act === "recording_disk_full" || act === "recording_failed") return recordingFailed(state, act === "recording_disk_full");
  if (person === null || by === me) return null;
  const name = nameOf(state, person);
  const isMe = person === me;
  const quiet = (text: string): News => ({ text, isNotice: false });
  const notice = (text: string): News => ({ text, isNotice: true });
  const host = by === null ? "" : nameOf(state, by);
  switch (act) {
    case "accepted":
      return quiet(i18n._(msg`${name} is on stage now`));
    case "stepped_down":
      return isMe ? notice(i18n._(msg`${host} has taken you off the stage. You keep listening.`)) : quiet(i18n._(msg`${name} has left the stage`));
    case "muted":
      return isMe ? notice(i18n._(msg`${host} has muted you. Raise your hand to speak again.`)) : null;
    case "unmuted":
      return isMe ? notice(i18n._(msg`You may speak again: ${host} has allowed it.`)) : null;
    case "invited":
      return isMe ? quiet(i18n._(msg`${host} invites you on stage`)) : null;
    case "made_cohost":
      return isMe ? notice(i18n._(msg`You are a co-host now`)) : quiet(i18n._(msg`${name} is a co-host now`));
    case "demoted":
      return isMe ? notice(i18n._(msg`You are a speaker again, no longer a co-host`)) : quiet(i18n._(msg`${name} is a speaker again`));
    case "transferred":
      return isMe ? notice(i18n._(msg`You are the host now`)) : quiet(i18n._(msg`${name} is the host now`));
    case "noise_ruled":
      return isMe ? notice(noiseRuled(host, people.some((seat) => seat.person === me && seat.noise_reduced))) : null;
    case "recording_asked":
      return quiet(i18n._(msg`${name} would like to record the talk`));
    case "raised_hand":
      return mayKeepOrder(state) ? quiet(i18n._(msg`${name} raises a hand`)) : null;
    default:
      return null;
  }
}

function noiseRuled(host: string, isOn: boolean): string {
  if (isOn) return i18n._(msg`${host} has the server take steady noise out of your voice.`);
  return i18n._(msg`${host} lets your voice be heard as it comes, noise and all.`);
}

/** Hosts have to know why; for all others it has ended. */
function recordingFailed(state: LiveState, isDiskFull: boolean): News {
  if (!mayKeepOrder(state)) return null;
  const text = isDiskFull
    ? i18n._(msg`The server's disk is full, so the recording has ended. The talk goes on; what was recorded so far is kept.`)
    : i18n._(msg`The server could not write the recording, so it has ended. The talk goes on; what was recorded so far is kept.`);
  return { text, isNotice: true, tone: "problem" };
}

function mayKeepOrder(state: LiveState): boolean {
  const open = state.openTalk;
  return open !== null && keepsOrder(open, { person: state.me.id, moderates: looksAfter(state, open.talk.community) });
}

export function tellNews(event: AnyEvent): void {
  const state = getEngine().store.current();
  if (!state) return;
  if (event.type === "talk.reminded") {
    const { title } = event.talk;
    say(i18n._(msg`${title} begins now.`));
    return;
  }
  if (event.type === "clip.started" && event.talk === state.openTalk?.talk.id && event.by !== state.me.id) {
    const { title, person } = event;
    const name = person === null ? "" : nameOf(state, person);
    speak(person === null ? i18n._(msg`Playing: ${title}`) : i18n._(msg`Voice question of ${name}`));
    return;
  }
  if (event.type !== "stage.changed" || event.talk !== state.openTalk?.talk.id) return;
  const news = newsOf(state, event);
  if (!news) return;
  if (news.isNotice) say(news.text, news.tone);
  else speak(news.text);
}
