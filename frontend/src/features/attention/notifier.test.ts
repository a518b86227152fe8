import { expect, test } from "vitest";
import { FakeTime } from "@/lib/fake-world";
import { ownRoom } from "@/lib/live/home";
import type { LiveState } from "@/lib/live/state";
import { Table } from "@/lib/live/table";
import type { Message, Room } from "@/lib/wire";
import { Notifier, type Note, type Place, showsPlace } from "./notifier";

const SAID_MS = 1_800_000_000_000;
const MENTION = {
  id: "m7",
  room: "talk",
  seq: 7,
  author: "ana",
  mentions: ["me"],
  calls: [],
  body: "Hello",
  files: [],
  thread: null,
  also_in_room: false,
  sent_at: new Date(SAID_MS).toISOString(),
} as unknown as Message;

class FakePage {
  time = new FakeTime();
  state = {
    me: { id: "me" },
    people: { ana: { name: "Ana", avatar_url: "/ana.webp" } },
    rooms: Table.of([["talk", ownRoom({ room: { id: "talk", kind: "channel", community: "club", name: "corridor", people: [] } as unknown as Room, seq: 6, read_seq: 6, read_version: 0, unread: 0, mentions: 0, last_message_at: null })]]),
    threads: {},
    blocked: new Set(),
    reach: {},
    attention: { level: "mentions", shows_content: false, has_sound: false },
  } as unknown as LiveState;
  isChosen = true;
  looksAt: Place | null = null;
  shown: Note[] = [];
  closed: string[] = [];
  toldSeen: string[] = [];
  rings = 0;
  notifier: Notifier;

  constructor() {
    this.time.now_ms = SAID_MS;
    this.notifier = new Notifier({
      now_ms: () => this.time.now_ms,
      after: this.time.after,
      state: () => this.state,
      isChosen: () => this.isChosen,
      isOnScreen: ({ room, thread }) => this.looksAt?.room === room && this.looksAt.thread === thread,
      tellSeen: (message) => this.toldSeen.push(message),
      show: (note) => {
        this.shown.push(note);
        return () => this.closed.push(note.tag);
      },
      ring: () => {
        this.rings += 1;
      },
      words: (_, isForMe) => (isForMe ? "mentioned you" : "wrote something"),
    });
  }

  hears(change: Partial<Message> = {}): Message {
    const message = { ...MENTION, ...change };
    this.notifier.heard(message);
    return message;
  }

  reads(seq: number): void {
    this.state = { ...this.state, rooms: this.state.rooms.changed("talk", (talk) => ({ ...talk, readSeq: seq })) };
    this.notifier.stateChanged(this.state);
  }
}

test("a mention becomes a notification with author and room, and not with what was said", async () => {
  const page = new FakePage();
  page.hears();
  expect(page.shown).toEqual([]);
  await page.time.pass(500);
  expect(page.shown).toEqual([{ tag: "talk", title: "Ana · corridor", body: "mentioned you", icon: "/ana.webp", path: "/rooms/talk/7" }]);
  expect(page.rings).toBe(0);
});

test("a call for all of a room is a mention", async () => {
  const page = new FakePage();
  page.hears({ mentions: [] });
  await page.time.pass(500);
  expect(page.shown).toEqual([]);
  page.hears({ id: "m8", seq: 8, mentions: [], calls: ["channel"] });
  await page.time.pass(500);
  expect(page.shown.map(({ body }) => body)).toEqual(["mentioned you"]);
});

test("nothing comes of somebody whom one has blocked", async () => {
  const page = new FakePage();
  page.state = { ...page.state, blocked: new Set(["ana"]) };
  page.hears({ calls: ["channel"] });
  await page.time.pass(500);
  expect(page.shown).toEqual([]);
});

test("whoever wants it reads what was said, and hears a sound", async () => {
  const page = new FakePage();
  page.state = { ...page.state, attention: { ...page.state.attention, shows_content: true, has_sound: true } };
  page.hears({ body: "Cake!" });
  await page.time.pass(500);
  expect([page.shown[0]?.body, page.rings]).toEqual(["Cake!", 1]);
});

test("of a person's pages the one that shows the room keeps the others quiet", async () => {
  const [looking, leading] = [new FakePage(), new FakePage()];
  looking.looksAt = { room: "talk", thread: null };
  leading.hears();
  looking.hears();
  for (const message of looking.toldSeen) leading.notifier.seen(message);
  await leading.time.pass(500);
  await looking.time.pass(500);
  expect([looking.toldSeen, looking.shown, leading.shown]).toEqual([["m7"], [], []]);
});

test("a page that is not the chosen one shows nothing, and nothing comes of what may not interrupt or is old", async () => {
  const page = new FakePage();
  page.isChosen = false;
  page.hears();
  page.isChosen = true;
  page.hears({ mentions: [] });
  page.hears({ author: "me" });
  page.hears({ room: "elsewhere" });
  page.hears({ sent_at: new Date(SAID_MS - 10 * 60_000).toISOString() });
  page.state = { ...page.state, reach: { me: { status: null, hold: "dnd" } } };
  page.hears();
  await page.time.pass(500);
  expect([page.shown, page.toldSeen]).toEqual([[], []]);
});

test("many in one room are one notification, the latest", async () => {
  const page = new FakePage();
  page.hears();
  page.hears({ id: "m8", seq: 8 });
  await page.time.pass(500);
  expect(page.shown.map(({ path }) => path)).toEqual(["/rooms/talk/8"]);
});

test("what is read elsewhere before or after it was shown goes away, and so does what is deleted", async () => {
  const page = new FakePage();
  page.hears();
  page.reads(7);
  await page.time.pass(500);
  expect(page.shown).toEqual([]);
  page.hears({ id: "m8", seq: 8 });
  await page.time.pass(500);
  page.reads(7);
  expect(page.closed).toEqual([]);
  page.reads(8);
  expect(page.closed).toEqual(["talk"]);
  page.hears({ id: "m9", seq: 9 });
  await page.time.pass(500);
  page.notifier.seen("m9");
  expect(page.closed).toEqual(["talk", "talk"]);
});

test("a reply in a followed thread leads into the thread", async () => {
  const page = new FakePage();
  const root = { id: "root", seq: 3, author: "me" };
  page.state = { ...page.state, threads: { root: { level: "follow", mutedUntil: null, readSeq: 3, room: "talk" } } } as unknown as LiveState;
  page.hears({ mentions: [], thread: root });
  await page.time.pass(500);
  expect(page.shown.map(({ tag, path }) => [tag, path])).toEqual([["root", "/rooms/talk/t/root/7"]]);
});

test("a path shows a room with or without a message, and a thread only where it is open", () => {
  const [stream, thread] = [{ room: "7", thread: null }, { room: "7", thread: "9" }];
  expect(["/rooms/7", "/rooms/7/12", "/rooms/8", "/settings"].map((path) => showsPlace(path, stream))).toEqual([true, true, false, false]);
  expect(["/rooms/7", "/rooms/7/t/9", "/rooms/7/t/9/12", "/rooms/7/t/8"].map((path) => showsPlace(path, thread))).toEqual([false, true, true, false]);
});
