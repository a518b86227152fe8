import { expect, test } from "vitest";
import type { CoffeeProposal, CoffeeRounds, OwnRoundWish } from "@/lib/wire";
import { newsBetween, nextLook_ms } from "./changes";
import { bodyOf, isWrong, wishOf } from "./wish";
import { isPaused } from "./words";

const AT = "2026-12-01T10:00:00Z";
const at_ms = Date.parse(AT);

const proposal = (given: Partial<CoffeeProposal> = {}): CoffeeProposal => ({
  id: "p", series: "house", at: AT, ends_at: "2026-12-01T10:30:00Z", state: "proposed", found: { reasons: [], languages: ["de"] },
  guests: [{ person: "ben", has_accepted: false }], answer: "open", is_smaller: false, suits: true, room: null, ...given,
});
const mine = (given: Partial<OwnRoundWish> = {}): OwnRoundWish => ({
  every: 1, paused_until: null, languages: ["de"], wish: "pair", begins: "09:00", ends: "17:00", weekdays: [0], free: [], own_team: true, is_looked_for: false, why: null, ...given,
});
const rounds = (proposals: CoffeeProposal[], wish: OwnRoundWish | null = mine(), next: string | null = null): CoffeeRounds => ({
  calendar: null,
  proposals,
  series: [{ id: "house", community: null, is_on: true, weekday: 0, begins: "09:00", time_zone: "Europe/Berlin", next_at: next, may_keep: false, mine: wish }],
});

test("a coffee that is new, and a table that opens, are news; what is known is none", () => {
  expect(newsBetween(rounds([]), rounds([proposal()]))).toEqual([{ kind: "found" }]);
  expect(newsBetween(rounds([proposal()]), rounds([proposal({ answer: "yes" })]))).toEqual([]);
  const open = rounds([proposal({ state: "opened", room: "r" })]);
  expect(newsBetween(rounds([proposal()]), open)).toEqual([{ kind: "opened", room: "r" }]);
  expect(newsBetween(open, open)).toEqual([]);
});

test("that it does not take place is told, but not to who has declined", () => {
  expect(newsBetween(rounds([proposal()]), rounds([], mine({ is_looked_for: true })))).toEqual([{ kind: "fell-through" }]);
  expect(newsBetween(rounds([proposal()]), rounds([]))).toEqual([]);
});

test("that nobody was left is told once", () => {
  const left = rounds([], mine({ why: "alone" }));
  expect(newsBetween(rounds([]), left)).toEqual([{ kind: "nobody" }]);
  expect(newsBetween(left, left)).toEqual([]);
});

test("one asks anew when a slot or a round has come, for two minutes, and else not at all", () => {
  expect(nextLook_ms(rounds([proposal()]), at_ms - 60_000, 0)).toBe(66_000);
  expect(nextLook_ms(rounds([proposal()]), at_ms + 60_000, 1)).toBe(10_000);
  expect(nextLook_ms(rounds([proposal()]), at_ms + 130_000, 0)).toBeNull();
  expect(nextLook_ms(rounds([], mine(), AT), at_ms - 1_000, 0)).toBe(7_000);
  expect(nextLook_ms(rounds([], null, AT), at_ms - 1_000, 0)).toBeNull();
  expect(nextLook_ms(rounds([proposal({ state: "opened" })]), at_ms, 0)).toBe(3_606_000);
});

test("a pause holds up to its day", () => {
  const now = new Date("2026-12-01T12:00:00Z");
  expect(isPaused(mine({ paused_until: "2026-12-02" }), now, "Europe/Berlin")).toBe(true);
  expect(isPaused(mine({ paused_until: "2026-12-01" }), now, "Europe/Berlin")).toBe(false);
});

test("a pause that is switched off is none", () => {
  const wish = wishOf(mine({ paused_until: "2026-12-24" }), []);
  expect(bodyOf(wish).paused_until).toBe("2026-12-24");
  expect(bodyOf({ ...wish, isPausing: false }).paused_until).toBeNull();
});

test("without a day, a language or an end after its beginning it cannot be sent", () => {
  const wish = wishOf(null, ["de"]);
  expect(isWrong(wish)).toBe(false);
  expect(isWrong({ ...wish, weekdays: [] })).toBe(true);
  expect(isWrong({ ...wish, languages: [] })).toBe(true);
  expect(isWrong({ ...wish, free: [{ day: "2026-12-01", begins: "10:00", ends: "10:00" }] })).toBe(true);
  expect(isWrong({ ...wish, begins: "22:00", ends: "06:00" })).toBe(false);
});
