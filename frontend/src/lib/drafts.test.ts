// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { type DraftPlace, Drafts, type DraftsWorld, type DraftWish, isEmptyDraft, joined } from "./drafts";
import { FakeTime } from "./fake-world";
import { keptFor } from "./kept";
import { Refusal } from "./refusal";
import type { FileOut, ServerDraft } from "./wire";

const ROOM: DraftPlace = { room: "r", thread: null };
const THREAD: DraftPlace = { room: "r", thread: "t" };
const text = (body: string) => ({ body, replyTo: null });
const file = (id: string) => ({ id, name: `${id}.txt` }) as FileOut;

/** The server's side of it, and the devices of one person. */
class House {
  time = new FakeTime();
  rows = new Map<string, ServerDraft>();
  devices: { drafts: Drafts; name: string }[] = [];
  puts: string[] = [];
  shown: string[] = [];
  refuse: Refusal | null = null;
  #revision = 0;

  put(room: string, { thread, text: said, reply_to, files, device }: DraftWish): ServerDraft {
    this.puts.push(`${device}: ${said}`);
    const changed_at = new Date(this.time.now_ms).toISOString();
    const quote = reply_to === null ? null : { id: reply_to, seq: 1, author: "a" };
    const draft: ServerDraft = { room, thread, text: said, reply_to: quote, files: files.map(file), revision: ++this.#revision, changed_at };
    const place = thread ?? room;
    if (said === "" && reply_to === null && files.length === 0) this.rows.delete(place);
    else this.rows.set(place, draft);
    for (const { drafts } of this.devices) drafts.heard(draft, device);
    return draft;
  }

  /** What a message takes along: no device is named. */
  send(place: DraftPlace): void {
    this.put(place.room, { thread: place.thread, text: "", reply_to: null, files: [], device: "" });
  }

  device(name: string): Drafts {
    const world: DraftsWorld = {
      load: () => Promise.resolve([...this.rows.values()]),
      put: (room, wish) => (this.refuse ? Promise.reject(this.refuse) : Promise.resolve(this.put(room, wish))),
      putLast: (room, wish) => void this.put(room, wish),
      showFiles: (place, files) => this.shown.push(`${name} ${place}: ${files.map(({ id }) => id).join()}`),
      after: this.time.after,
      now: () => new Date(this.time.now_ms),
      device: name,
    };
    const drafts = new Drafts(keptFor(name), world);
    this.devices = [...this.devices.filter((one) => one.name !== name), { drafts, name }];
    return drafts;
  }

  async online(name: string): Promise<Drafts> {
    const drafts = this.device(name);
    await drafts.setOpen(true);
    await this.time.pass(10_000);
    return drafts;
  }
}

beforeEach(() => localStorage.clear());

test("what is written is here at once, on the server after a pause, and then on the other device", async () => {
  const house = new House();
  const [desk, phone] = [await house.online("desk"), await house.online("phone")];
  for (const body of ["H", "He", "Hey"]) desk.keep(ROOM, text(body));
  expect(desk.of("r").body).toBe("Hey");
  await house.time.pass(1_000);
  expect(house.puts).toEqual([]);
  await house.time.pass(600);
  expect([house.puts, phone.of("r").body]).toEqual([["desk: Hey"], "Hey"]);
  await house.time.pass(60_000);
  expect(house.puts).toHaveLength(1);
  phone.keep(ROOM, text(" \n"));
  await house.time.pass(60_000);
  expect([house.rows.size, desk.of("r").body, isEmptyDraft(desk.all().r ?? { ...text("?"), files: [] })]).toEqual([0, "", true]);
});

test("who is typing keeps their own, and the last writer wins", async () => {
  const house = new House();
  const [desk, phone] = [await house.online("desk"), await house.online("phone")];
  desk.keep(ROOM, text("from the desk"));
  phone.keep(ROOM, text("from the phone"));
  await house.time.pass(1_000);
  phone.keep(ROOM, text("from the phone!"));
  await house.time.pass(2_000);
  expect(phone.of("r").body).toBe("from the phone!");
  await house.time.pass(60_000);
  expect([desk.of("r").body, phone.of("r").body, house.rows.get("r")?.text]).toEqual(Array(3).fill("from the phone!"));
});

test("what is sent names its draft, and is gone everywhere without another word", async () => {
  const house = new House();
  const [desk, phone] = [await house.online("desk"), await house.online("phone")];
  desk.keep(ROOM, text("quick"));
  expect(desk.take(ROOM)).toBeNull();
  await house.time.pass(60_000);
  expect(house.puts).toEqual([]);
  desk.keep(ROOM, text("slow"));
  await house.time.pass(60_000);
  expect(phone.of("r").body).toBe("slow");
  expect(desk.take(ROOM)).toBe(1);
  house.send(ROOM);
  await house.time.pass(60_000);
  expect([house.puts, phone.of("r").body, desk.of("r").body]).toEqual([["desk: slow", ": "], "", ""]);
});

test("a draft of which the message never arrives is emptied anyway, so that it does not come back", async () => {
  const house = new House();
  const desk = await house.online("desk");
  desk.keep(ROOM, text("slow"));
  await house.time.pass(60_000);
  desk.take(ROOM);
  await house.time.pass(60_000);
  expect(house.rows.size).toBe(0);
});

test("after a break nothing is lost: both texts stand, and what was sent elsewhere is gone here too", async () => {
  const house = new House();
  const [desk, phone] = [await house.online("desk"), await house.online("phone")];
  for (const place of [ROOM, THREAD]) desk.keep(place, text("begun"));
  await house.time.pass(60_000);
  await phone.setOpen(false);
  house.devices = house.devices.filter(({ name }) => name === "desk");
  phone.keep(ROOM, text("written in a tunnel"));
  desk.keep(ROOM, text("gone on with"));
  await house.time.pass(60_000);
  house.send(THREAD);
  await phone.setOpen(true);
  await house.time.pass(60_000);
  expect(phone.of("r").body).toBe("gone on with\n\nwritten in a tunnel");
  expect(house.rows.get("r")?.text).toBe(phone.of("r").body);
  expect(phone.of("t").body).toBe("");
});

test("a reload knows what the server had, and goes on telling what it had not", async () => {
  const house = new House();
  const desk = await house.online("desk");
  desk.keep(ROOM, text("told"));
  await house.time.pass(60_000);
  desk.keep(ROOM, text("told, and not"));
  desk.stop();
  const again = house.device("desk");
  expect(again.of("r").body).toBe("told, and not");
  await again.setOpen(true);
  await house.time.pass(60_000);
  expect(house.rows.get("r")?.text).toBe("told, and not");
  again.keep(THREAD, text("last words"));
  again.leave();
  expect(house.rows.get("t")?.text).toBe("last words");
});

test("what the server will not have stays here and is not asked for again until it has changed", async () => {
  const house = new House();
  const desk = await house.online("desk");
  house.refuse = new Refusal({ code: "too_many_drafts", message: "", field: null, retry_after_s: null }, 409);
  desk.keep(ROOM, text("one too many"));
  await house.time.pass(600_000);
  house.refuse = null;
  await desk.setOpen(true);
  await house.time.pass(600_000);
  expect([house.puts, desk.of("r").body]).toEqual([[], "one too many"]);
  desk.keep(ROOM, text("one too many!"));
  await house.time.pass(60_000);
  expect(house.puts).toEqual(["desk: one too many!"]);
});

test("the files that hang on it come along, and one that was taken out there goes here", async () => {
  const house = new House();
  const [desk] = [await house.online("desk"), await house.online("phone")];
  desk.open(ROOM);
  desk.keepFiles("r", [file("a"), file("b")]);
  desk.keepFiles("r", [file("a"), file("b")]);
  await house.time.pass(60_000);
  desk.keepFiles("r", [file("b")]);
  await house.time.pass(60_000);
  expect(house.shown).toEqual(["phone r: a,b", "phone r: b"]);
  expect(house.puts).toHaveLength(2);
});

test("a draft of an older page is shown, and told once somebody writes on", async () => {
  const house = new House();
  keptFor("desk").write("draft.t", text("from before"));
  const desk = await house.online("desk");
  expect([desk.of("t").body, house.puts]).toEqual(["from before", []]);
  desk.keep(THREAD, text("from before, and on"));
  await house.time.pass(60_000);
  expect(house.rows.get("t")).toMatchObject({ room: "r", thread: "t", text: "from before, and on" });
});

test("two texts are one where one holds the other", () => {
  expect([joined("", "b"), joined("a", ""), joined("ab", "b"), joined("a", "ab"), joined("a", "b")]).toEqual(["b", "a", "ab", "ab", "a\n\nb"]);
});
