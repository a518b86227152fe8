/** Ticking the tasks of one's own messages. A tick is an edit like any other: what stood before stays readable. */
import { getEngine } from "@/lib/live/current";
import { editMessage } from "./api";
import { findLoaded } from "./threads";

/** What may stand before the box: quotes, and the signs of lists. */
const BOX = /^((?:[\s>]|[-*+]\s|\d{1,9}[.)]\s)*)\[([ xX])\](?=\s)/;

/** The text with this line's box ticked, or empty; null where there is none any more. */
export function withTick(body: string, line: number, isDone: boolean): string | null {
  const lines = body.split("\n");
  const before = lines[line];
  if (before === undefined || !BOX.test(before)) return null;
  const after = before.replace(BOX, (_, lead: string) => `${lead}[${isDone ? "x" : " "}]`);
  return lines.with(line, after).join("\n");
}

const running = new Map<string, Promise<unknown>>();

/** One tick after another: each edits what the one before has left. */
export function tickTask(room: string, id: string, line: number, isDone: boolean): Promise<unknown> {
  const run = async () => {
    const state = getEngine().store.current();
    const message = state && findLoaded(state, room, id);
    const body = message ? withTick(message.body, line, isDone) : null;
    if (message && body !== null && body !== message.body) await editMessage(message, body);
  };
  const mine = (running.get(id) ?? Promise.resolve()).catch(() => undefined).then(run);
  running.set(id, mine);
  const forget = () => {
    if (running.get(id) === mine) running.delete(id);
  };
  mine.then(forget, forget);
  return mine;
}
