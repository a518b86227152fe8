/** Words for many in a text that is being written: `@channel`, `@here`, `@moderators`, `@owners`. Pure. */
import type { CallKind, Reach } from "@/lib/wire";

/** Above so many people the server wants to hear that one knows (communities/chat/calls.py). */
const CONFIRM_ABOVE = 25;
const WORDS: readonly CallKind[] = ["channel", "here", "moderators", "owners"];
const OF_ALL: ReadonlySet<CallKind> = new Set(["channel", "here"]);
/** Under which else they are looked for. */
const ALSO: Record<CallKind, string> = {
  channel: "alle everyone kanal jeder",
  here: "hier da online",
  moderators: "mods moderation",
  owners: "besitzer inhaber owner",
};

// The end of the text is what nothing follows: `$` means that of each line here.
const CODE_OR_QUOTE = /```[\s\S]*?(?:```|(?![\s\S]))|`[^`\n]*`|^\s{0,3}>.*$/gm;
const WORD = /(?:^|[^\w@./-])@(channel|here|moderators|owners)(?![\w-]|[.][a-z0-9])/g;

/** Which of them the text calls by. In a thread those for all are words like others. The server knows for sure. */
export function callsIn(text: string, isInThread: boolean): readonly CallKind[] {
  const said = text.replace(CODE_OR_QUOTE, " ");
  const found = new Set([...said.matchAll(WORD)].map(([, word]) => word));
  return WORDS.filter((word) => found.has(word) && !(isInThread && OF_ALL.has(word)));
}

/** Those that fit what was begun after the "@", reach somebody and may be used. */
export function suggestCalls(reach: readonly Reach[], query: string, isInThread: boolean): readonly Reach[] {
  const begun = query.toLowerCase();
  const fits = ({ call }: Reach) => [call, ...ALSO[call].split(" ")].some((word) => word.startsWith(begun));
  return reach.filter((one) => one.allowed && one.people > 0 && fits(one) && !(isInThread && OF_ALL.has(one.call)));
}

/** What stands in the way of sending: one may not, or should know how many it reaches. */
export interface Held {
  isForbidden: boolean;
  people: number;
  timeZones: number;
}

export function heldBy(calls: readonly CallKind[], reach: readonly Reach[]): Held | null {
  const meant = reach.filter(({ call, people }) => calls.includes(call) && people > 0);
  const all = meant.find(({ call }) => call === "channel");
  const people = all?.people ?? meant.reduce((sum, one) => sum + one.people, 0);
  const timeZones = Math.max(0, ...meant.map(({ time_zones }) => time_zones));
  const isForbidden = meant.some(({ allowed }) => !allowed);
  return isForbidden || people > CONFIRM_ABOVE ? { isForbidden, people, timeZones } : null;
}
