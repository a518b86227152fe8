import { describe, expect, test } from "vitest";
import type { Availability, MyRoom, Room } from "@/lib/wire";
import { attentionFacts, faceOf, reachAt, timePassed, withLevels } from "./attention";
import { countsOf, threadCounts } from "./counts";
import { ownRoom } from "./home";
import type { LiveState, OwnThread } from "./state";
import { Table } from "./table";

const AT_MS = Date.parse("2026-11-27T11:59:30Z");
const MINUTE_MS = 60_000;
const later = (minutes: number) => new Date(AT_MS + minutes * MINUTE_MS).toISOString();

const said = (change: Partial<Availability> = {}): Availability => ({ version: 1, status: null, dnd: null, quiet: null, awake_until: null, ...change });
const LUNCH = { zone: "Europe/London", spans: [{ days: [1, 2, 3, 4, 5], start: "12:00", end: "13:00" }] };

const room = (id: string, community: string | null = "club"): MyRoom => ({
  room: { id, kind: community === null ? "group" : "channel", community, people: [] } as unknown as Room,
  seq: 9,
  read_seq: 4,
  read_version: 0,
  unread: 5,
  mentions: 2,
  last_message_at: null,
});

const begin = (): LiveState =>
  ({
    me: { id: "me" },
    people: { ana: { active: true }, gone: { active: false } },
    presence: { ana: "online" },
    rooms: Table.of([["talk", ownRoom(room("talk"))], ["us", ownRoom(room("us", null))]]),
    threads: {},
    levels: {},
    attention: { version: 1, level: "mentions" },
    availability: {},
    reach: {},
    reachUntil_ms: 0,
  }) as unknown as LiveState;

const tell = (state: LiveState, person: string, availability: Availability) =>
  attentionFacts["availability.changed"](state, { type: "availability.changed", person, availability }, AT_MS);

describe("how somebody is to be reached", () => {
  test("a status vanishes on time, without a word from the server", () => {
    const state = tell(begin(), "ana", said({ status: { emoji: "🥗", text: "Lunch", until: later(30) } }));
    expect(state.reach.ana?.status?.text).toBe("Lunch");
    expect(timePassed(state, AT_MS + 29 * MINUTE_MS)).toBe(state);
    expect(timePassed(state, AT_MS + 30 * MINUTE_MS).reach.ana).toBeUndefined();
  });

  test("quiet hours begin and end with the minute, and the moon with them", () => {
    const state = tell(begin(), "ana", said({ quiet: LUNCH }));
    expect(faceOf(state, "ana")).toBe("here");
    const quiet = timePassed(state, AT_MS + MINUTE_MS);
    expect([quiet.reach.ana?.hold, faceOf(quiet, "ana")]).toEqual(["quiet", "quiet"]);
    expect(faceOf({ ...quiet, presence: {} }, "ana")).toBe("quiet-away");
    expect(faceOf(timePassed(quiet, AT_MS + 61 * MINUTE_MS), "ana")).toBe("here");
  });

  test("quiet hours that were overruled hold again once that is over; do not disturb holds in any case", () => {
    const awake = said({ quiet: LUNCH, awake_until: later(61) });
    expect(reachAt(awake, AT_MS + 5 * MINUTE_MS).hold).toBeNull();
    expect(reachAt(said({ quiet: LUNCH }), AT_MS + 5 * MINUTE_MS).hold).toBe("quiet");
    expect(reachAt({ ...awake, dnd: { until: null } }, AT_MS + 5 * MINUTE_MS).hold).toBe("dnd");
    expect(reachAt(said({ dnd: { until: later(1) } }), AT_MS + MINUTE_MS).hold).toBeNull();
  });

  test("what arrives late changes nothing, and who has left has no moon", () => {
    const state = tell(tell(begin(), "ana", said({ version: 3 })), "ana", said({ version: 2, dnd: { until: null } }));
    expect(state.availability.ana?.version).toBe(3);
    expect(faceOf(tell(begin(), "gone", said({ dnd: { until: null } })), "gone")).toBe("none");
  });

  test("own choices follow the newer version", () => {
    const attention = { ...begin().attention, version: 2, has_sound: true };
    const changed = attentionFacts["attention.changed"](begin(), { type: "attention.changed", attention }, 0);
    expect(changed.attention.has_sound).toBe(true);
    expect(attentionFacts["attention.changed"](changed, { type: "attention.changed", attention: { ...attention, has_sound: false } }, 0)).toBe(changed);
  });
});

const counts = (state: LiveState, id: string) => {
  const own = state.rooms.get(id);
  return own && countsOf(own);
};
const choose = (state: LiveState, id: string, level: "all" | "mentions" | "nothing" | null, muted_until: string | null = null) =>
  attentionFacts["room.level_changed"](state, { type: "room.level_changed", room: id, level, muted_until }, AT_MS);

describe("what a quiet place shows", () => {
  test("only mentions, or nothing; and everything again once nothing is chosen", () => {
    expect(counts(begin(), "talk")).toEqual({ unread: 5, mentions: 2 });
    const few = choose(begin(), "talk", "mentions");
    expect(counts(few, "talk")).toEqual({ unread: 2, mentions: 2 });
    expect(counts(choose(few, "talk", "nothing"), "talk")).toEqual({ unread: 0, mentions: 0 });
    expect(counts(choose(few, "talk", null), "talk")).toEqual({ unread: 5, mentions: 2 });
  });

  test("a mute ends by the clock and leaves the level; the next welcome brings what was chosen elsewhere", () => {
    const muted = choose(begin(), "talk", "all", later(10));
    expect(counts(muted, "talk")).toEqual({ unread: 0, mentions: 0 });
    const over = timePassed(muted, AT_MS + 10 * MINUTE_MS);
    expect([counts(over, "talk"), over.levels.talk]).toEqual([{ unread: 5, mentions: 2 }, { level: "all", muted_until: null }]);
    expect(withLevels(over, {}).rooms.get("talk")?.level.level).toBeNull();
  });

  test("in a group everything is for one, until one wants mentions alone: then the server counts anew", () => {
    expect(counts(begin(), "us")).toEqual({ unread: 5, mentions: 5 });
    const few = choose(begin(), "us", "mentions");
    expect([few.rooms.get("us")?.needsCount, few.rooms.get("talk")?.needsCount]).toEqual([true, false]);
  });

  test("a thread likewise", () => {
    const thread = { ...ownRoom(room("talk")), root: { id: "r", seq: 1, author: "ana" }, room: "talk", level: "mentions", mutedUntil: null } as unknown as OwnThread;
    expect(threadCounts(thread)).toEqual({ unread: 2, mentions: 2 });
    expect(threadCounts({ ...thread, level: "mute" })).toEqual({ unread: 0, mentions: 0 });
    const state = { ...begin(), threads: { r: { ...thread, mutedUntil: later(1) } } };
    expect(threadCounts(state.threads.r)).toEqual({ unread: 0, mentions: 0 });
    expect(timePassed(state, AT_MS + MINUTE_MS).threads.r?.mutedUntil).toBeNull();
  });
});
