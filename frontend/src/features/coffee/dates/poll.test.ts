import { describe, expect, it } from "vitest";
import { withAnswer, withDateFact, withGuest } from "@/lib/coffee-dates";
import type { CoffeeDate } from "@/lib/wire";
import { firstMoments, momentsOf, nextDay, troubleOf } from "./moments";
import { answerOf, bestMoments, isClosed, isOver, tallyOf } from "./poll";
import { columnOf, whenWords } from "./when";

const NOW = new Date("2026-12-01T08:00:00Z");
const BERLIN = "Europe/Berlin";

const POLL: CoffeeDate = {
  id: "d",
  community: "c",
  title: "Klatsch",
  state: "poll",
  proposed_by: "ada",
  created_at: "2026-11-30T08:00:00Z",
  closes_at: "2026-12-02T12:00:00Z",
  starts_at: null,
  was_at: null,
  room: null,
  moments: [
    { id: "past", at: "2026-11-30T14:00:00Z" },
    { id: "one", at: "2026-12-03T14:00:00Z" },
    { id: "two", at: "2026-12-04T14:00:00Z" },
  ],
  answers: [
    { person: "ada", said: { past: "yes", one: "yes", two: "yes" } },
    { person: "ben", said: { past: "yes", one: "maybe", two: "yes" } },
    { person: "cem", said: { one: "no" } },
  ],
  coming: [],
  may_keep: false,
  version: 4,
};

describe("reading a poll", () => {
  it("knows who says what", () => {
    expect(tallyOf(POLL, "one")).toEqual({ yes: ["ada"], maybe: ["ben"], no: ["cem"] });
    expect([answerOf(POLL, "ben", "one"), answerOf(POLL, "cem", "two"), answerOf(POLL, "dan", "one")]).toEqual(["maybe", null, null]);
  });

  it("knows which moment suits most, of those that are ahead", () => {
    expect([...bestMoments(POLL, NOW.getTime())]).toEqual(["two"]);
    const alone = { ...POLL, answers: POLL.answers.slice(0, 1) };
    expect([...bestMoments(alone, NOW.getTime())]).toEqual([]);
    expect(isOver(POLL, NOW.getTime())).toBe(false);
    expect(isOver(POLL, Date.parse("2026-12-04T14:00:00Z"))).toBe(true);
    expect([isClosed(POLL, NOW.getTime()), isClosed(POLL, Date.parse("2026-12-02T12:00:00Z"))]).toEqual([false, true]);
  });
});

describe("facts of dates", () => {
  const dates = { d: POLL };

  it("are applied in the order of their versions", () => {
    const answered = withDateFact(dates, { type: "coffee.date_answered", date: "d", version: 5, moment: "two", person: "cem", answer: "yes" });
    expect(answered?.d).toMatchObject({ version: 5 });
    expect(answerOf(answered?.d ?? POLL, "cem", "two")).toBe("yes");
    expect(withDateFact(dates, { type: "coffee.date_joined", date: "d", version: 4, person: "cem", is_coming: true })).toBe(dates);
    expect(withDateFact(dates, { type: "coffee.date_gone", date: "d" })).toEqual({});
  });

  it("that leave a hole, or tell of something new, ask anew", () => {
    expect(withDateFact(dates, { type: "coffee.date_joined", date: "d", version: 6, person: "cem", is_coming: true })).toBeNull();
    expect(withDateFact(dates, { type: "coffee.date_changed", community: "c", date: "e", version: 1 })).toBeNull();
  });

  it("take back what somebody said, and bring nobody twice", () => {
    expect(withAnswer(POLL, "cem", "one", null).answers.map(({ person }) => person)).toEqual(["ada", "ben"]);
    expect(withGuest(withGuest(POLL, "ada", true), "ada", true).coming).toEqual(["ada"]);
    expect(withGuest({ ...POLL, coming: ["ada"] }, "ada", false).coming).toEqual([]);
  });
});

describe("moments", () => {
  it("are proposed on working days", () => {
    const friday = new Date("2026-12-04T08:00:00Z");
    expect(firstMoments(friday, BERLIN, 2)).toEqual([
      { date: "2026-12-07", time: "15:00" },
      { date: "2026-12-08", time: "15:00" },
    ]);
    expect(nextDay({ date: "2026-12-04", time: "09:30" })).toEqual({ date: "2026-12-07", time: "09:30" });
  });

  it("say what is wrong with them", () => {
    const row = { date: "2026-12-03", time: "15:00" };
    expect(troubleOf(row, [], BERLIN, NOW)).toBeNull();
    expect(troubleOf(row, [row], BERLIN, NOW)).toBe("twice");
    expect(troubleOf({ ...row, date: "2026-11-30" }, [], BERLIN, NOW)).toBe("past");
    expect(troubleOf({ ...row, date: "2028-11-30" }, [], BERLIN, NOW)).toBe("far");
    expect(momentsOf([row], BERLIN, NOW)).toEqual(["2026-12-03T14:00:00.000Z"]);
    expect(momentsOf([row, row], BERLIN, NOW)).toBeNull();
    expect(momentsOf([{ ...row, time: "" }], BERLIN, NOW)).toBeNull();
  });

  it("stand in words by one's own clock", () => {
    const at = new Date("2026-12-03T14:00:00Z");
    expect(whenWords(at, NOW, BERLIN, "de")).toBe("Donnerstag, 15:00");
    expect(whenWords(at, new Date("2026-12-02T08:00:00Z"), BERLIN, "de")).toBe("Morgen, 15:00");
    expect(whenWords(at, new Date("2026-11-02T08:00:00Z"), BERLIN, "de")).toBe("Donnerstag, 3. Dezember, 15:00");
    expect(columnOf(at, "America/New_York", "de").time).toBe("09:00");
  });
});
