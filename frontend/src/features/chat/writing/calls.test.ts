import { expect, test } from "vitest";
import type { Reach } from "@/lib/wire";
import { callsIn, heldBy, suggestCalls } from "./calls";

const REACH: Reach[] = [
  { call: "channel", people: 312, time_zones: 4, allowed: false },
  { call: "here", people: 20, time_zones: 2, allowed: true },
  { call: "moderators", people: 2, time_zones: 1, allowed: true },
  { call: "owners", people: 0, time_zones: 0, allowed: true },
];

test("words call where they are said, not in code, quotes or addresses", () => {
  expect(callsIn("@channel, hallo @here!", false)).toEqual(["channel", "here"]);
  expect(callsIn("(@owners).", false)).toEqual(["owners"]);
  expect(callsIn("`@channel` a@here.example @channels @here-ish\n> @channel\n```\n@here\n```", false)).toEqual([]);
  expect(callsIn("@channel @moderators", true)).toEqual(["moderators"]);
});

test("what is offered may be used and reaches somebody", () => {
  const offered = (query: string, isInThread = false) => suggestCalls(REACH, query, isInThread).map(({ call }) => call);
  expect(offered("")).toEqual(["here", "moderators"]);
  expect([offered("hi"), offered("mod"), offered("own"), offered("all"), offered("", true)]).toEqual([["here"], ["moderators"], [], [], ["moderators"]]);
});

test("a call is held where one may not, or where it reaches many", () => {
  expect(heldBy(["channel"], REACH)).toEqual({ isForbidden: true, people: 312, timeZones: 4 });
  expect(heldBy(["here", "moderators"], REACH)).toBeNull();
  expect(heldBy(["channel"], [{ call: "channel", people: 26, time_zones: 1, allowed: true }])).toEqual({ isForbidden: false, people: 26, timeZones: 1 });
  expect(heldBy(["owners"], REACH)).toBeNull();
});
