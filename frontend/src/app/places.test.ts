import { expect, test } from "vitest";
import type { Me } from "@/lib/me";
import { isIn, PLACES, placesFor } from "./places";

const LENA: Me = { id: "1", name: "Lena", avatar_url: null, role: "member" };
const ids = (me: Me) => placesFor(me).map(({ id }) => id);

test("only administrators see the house", () => {
  expect(ids(LENA)).not.toContain("house");
  expect(ids({ ...LENA, role: "administrator" })).toContain("house");
});

test("only those who keep order somewhere see the desk", () => {
  expect(ids(LENA)).not.toContain("desk");
  expect(ids({ ...LENA, role: "moderator" })).toContain("desk");
  expect(placesFor(LENA, PLACES, true).map(({ id }) => id)).toContain("desk");
});

test("nobody without an office sees more than five places", () => {
  expect(placesFor(LENA).length).toBeLessThanOrEqual(5);
});

test("a path belongs to a place by whole words", () => {
  const rooms = PLACES.find(({ id }) => id === "rooms");
  if (!rooms) throw new Error("no rooms");
  expect(["/rooms", "/rooms/7/thread/2"].every((path) => isIn(rooms, path))).toBe(true);
  expect(isIn(rooms, "/roomservice")).toBe(false);
});
