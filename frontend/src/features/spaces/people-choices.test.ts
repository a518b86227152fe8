import { expect, test } from "vitest";
import type { Person } from "@/lib/wire";
import { choicesOf, findPeople } from "./people-choices";

const person = (id: string, name: string, more: Partial<Person> = {}): Person => ({
  id,
  name,
  handle: id,
  avatar_url: null,
  job_title: "",
  is_bot: false,
  department: null,
  site: null,
  role: "member",
  active: true,
  ...more,
});

const PEOPLE = [
  person("zoe", "Zoë Maier"),
  person("anna", "Anna Öz", { job_title: "Firmware Engineer" }),
  person("emre", "Emre Kaya"),
  person("gone", "Gerd Weg", { active: false }),
];
const choices = choicesOf(PEOPLE, new Set(["emre"]), new Set(["anna"]));
const ids = (query: string) => findPeople(choices, query, "de").map(({ person: { id } }) => id);

test("who can be picked comes first, and who has left the house not at all", () => {
  expect(ids("")).toEqual(["zoe", "emre", "anna"]);
});

test("who is there or asked already is found too, so that nobody wonders", () => {
  expect(ids("anna")).toEqual(["anna"]);
  expect(choices.find((choice) => choice.person.id === "emre")?.state).toBe("asked");
});

test("people are found by what they do, and without accents", () => {
  expect(ids("firmware")).toEqual(["anna"]);
  expect(ids("zoe")).toEqual(["zoe"]);
});
