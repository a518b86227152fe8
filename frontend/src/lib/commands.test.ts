import { expect, test, vi } from "vitest";
import { type Command, findByWords, Registry } from "./commands";

const command = (id: string, run = () => undefined): Command => ({
  id,
  title: { id, message: id },
  group: { id: "go", message: "Go" },
  run,
});

const ids = (registry: Registry<Command>) => registry.current().map(({ id }) => id);

test("commands stay as long as whoever registered them", () => {
  const registry = new Registry<Command>();
  const leave = registry.register([command("rooms.open"), command("rooms.found")]);
  registry.register([command("house.open")]);
  expect(ids(registry)).toEqual(["rooms.open", "rooms.found", "house.open"]);
  leave();
  expect(ids(registry)).toEqual(["house.open"]);
});

test("a later command covers one of the same id, and uncovers it on leaving", () => {
  const registry = new Registry<Command>();
  const everywhere = command("message.send");
  const here = command("message.send");
  registry.register([everywhere]);
  const leave = registry.register([here]);
  expect(registry.current()).toEqual([here]);
  expect(registry.current()[0]).toBe(here);
  leave();
  expect(registry.current()[0]).toBe(everywhere);
});

test("listeners hear of coming and going, and the list keeps its identity between", () => {
  const registry = new Registry<Command>();
  const heard = vi.fn();
  registry.subscribe(heard);
  const leave = registry.register([command("a")]);
  expect(registry.current()).toBe(registry.current());
  leave();
  expect(heard).toHaveBeenCalledTimes(2);
});

const TITLES = ["Räume öffnen", "Darstellung: dunkel", "Große Schrift", "Raum gründen"];
const find = (query: string) => findByWords(TITLES, query, (title) => title);

test("an empty query finds everything in order", () => {
  expect(find(" ")).toEqual(TITLES);
});

test("umlauts, sharp s and case do not stand in the way", () => {
  expect(find("raume")).toEqual(["Räume öffnen"]);
  expect(find("GROSSE")).toEqual(["Große Schrift"]);
});

test("every word must be answered, beginnings of words first", () => {
  expect(find("raum gru")).toEqual(["Raum gründen"]);
  expect(find("dkl")).toEqual(["Darstellung: dunkel"]);
  expect(find("dunkel hell")).toEqual([]);
  expect(findByWords(["Undo", "Do it"], "do", (title) => title)).toEqual(["Do it", "Undo"]);
});
