import { expect, test } from "vitest";
import type { CommunityMember, Standing } from "@/lib/wire";
import { byStanding, canModerate, canOwn, isLastOwner } from "./standing";

const member = (person: string, standing: Standing): CommunityMember => ({ person, standing, joined_at: "" });

test("moderators of the house keep order everywhere, members only where they look after things", () => {
  expect(canModerate({ role: "moderator" }, null)).toBe(true);
  expect(canModerate({ role: "member" }, "moderator")).toBe(true);
  expect(canModerate({ role: "member" }, "member")).toBe(false);
});

test("an administrator changes a community only from the inside", () => {
  expect(canOwn({ role: "administrator" }, null)).toBe(false);
  expect(canOwn({ role: "administrator" }, "member")).toBe(true);
  expect(canOwn({ role: "moderator" }, "member")).toBe(false);
  expect(canOwn({ role: "member" }, "owner")).toBe(true);
});

test("the last owner is known only while the members are", () => {
  expect(isLastOwner(undefined, "lena")).toBe(false);
  expect(isLastOwner([member("lena", "owner"), member("emre", "moderator")], "lena")).toBe(true);
  expect(isLastOwner([member("lena", "owner"), member("emre", "owner")], "lena")).toBe(false);
});

test("who looks after it comes first, then names as the language sorts them", () => {
  const names: Record<string, string> = { a: "Zoë", b: "Öykü", c: "Anna", d: "Berta" };
  const list = [member("a", "member"), member("b", "member"), member("c", "owner"), member("d", "moderator")];
  const sorted = list.toSorted(byStanding((person) => names[person] ?? "", "de"));
  expect(sorted.map(({ person }) => person)).toEqual(["c", "d", "b", "a"]);
});
