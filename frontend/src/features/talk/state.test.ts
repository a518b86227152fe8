import { expect, test } from "vitest";
import type { LiveState } from "@/lib/live/state";
import type { Talk } from "@/lib/wire";
import { talkEvents } from "./state";

const on = { topic: "house", seq: 1 };
const talk = { id: "t", title: "Live", state: "live" } as Talk;
const empty = { talks: {} } as LiveState;

test("a talk is on air from its start to its end", () => {
  const started = talkEvents["talk.started"](empty, { type: "talk.started", talk }, on);
  expect(Object.keys(started.talks)).toEqual(["t"]);
  const renamed = { ...talk, title: "Still live" };
  expect(talkEvents["talk.changed"](started, { type: "talk.changed", talk: renamed }, on).talks.t?.title).toBe("Still live");
  expect(talkEvents["talk.ended"](started, { type: "talk.ended", talk }, on).talks).toEqual({});
});

test("a scheduled talk that changes or is cancelled is not on air", () => {
  expect(talkEvents["talk.scheduled"](empty, { type: "talk.scheduled", talk }, on)).toBe(empty);
  expect(talkEvents["talk.changed"](empty, { type: "talk.changed", talk }, on).talks).toEqual({});
  expect(talkEvents["talk.ended"](empty, { type: "talk.ended", talk }, on).talks).toEqual({});
});
