import fc from "fast-check";
import { expect, test } from "vitest";
import { countsOf, tallyOf } from "@/lib/live/counts";
import { applyEntry, applyFact } from "@/lib/live/handlers";
import type { LiveState, Stretch } from "@/lib/live/state";
import type { Entry } from "@/lib/topics";
import { inboxCell, inboxChanged, waitingIn } from "@/lib/inbox";
import type { AnyEvent, Message, Notice } from "@/lib/wire";
import { roomRead } from "@/features/chat/state";
import { coffeeEvents } from "@/features/coffee/state";
import { episodeEvents } from "@/features/episodes/state";
import { talkEvents } from "@/features/talk/state";
import { ME } from "./fake-desk";
import { FakeHouse } from "./fake-house";
import { handlers } from "./handlers";

const apply = (state: LiveState, entries: readonly Entry[]) =>
  entries.reduce((before, entry) => applyEntry(handlers, before, entry), state);

const byId = <Item>(items: readonly Item[], key: (item: Item) => string) => Object.fromEntries(items.map((item) => [key(item), item]));

const messageShape = (message: Message) => ({
  ...message,
  reactions: byId(message.reactions, ({ emoji }) => emoji),
});
const stretchShape = ({ messages, hasNewer, hasOlder }: Stretch) => ({ hasNewer, hasOlder, messages: messages.map(messageShape) });

/** What a person sees of the state. Lists are compared by their members, as far as both sides have loaded them. */
function shape(state: LiveState, asLoadedIn: LiveState) {
  const loaded = <Value>(own: Readonly<Record<string, Value>>, other: Readonly<Record<string, unknown>>) =>
    Object.entries(own).filter(([id]) => other[id] !== undefined);
  return {
    me: state.me,
    people: state.people,
    communities: state.communities,
    emoji: [state.ownEmoji, state.everyoneAddsEmoji],
    invitations: state.invitations.map(({ id }) => id),
    requests: state.requests,
    offers: state.offers,
    rooms: Object.fromEntries(
      Object.entries(state.rooms.toObject()).map(([id, own]) => {
        // Where the state says that only the server can count, it will ask.
        const isCounted = !own.needsCount && asLoadedIn.rooms.get(id)?.needsCount !== true;
        return [id, { room: own.room, readSeq: own.readSeq, counts: isCounted ? countsOf(own) : null }];
      }),
    ),
    stretches: Object.fromEntries(loaded(state.stretches, asLoadedIn.stretches).map(([id, stretch]) => [id, stretchShape(stretch)])),
    threads: Object.fromEntries(
      Object.entries(state.threads).map(([id, own]) => {
        const isCounted = !own.needsCount && asLoadedIn.threads[id]?.needsCount !== true;
        return [id, { room: own.room, root: own.root, readSeq: own.readSeq, counts: isCounted ? tallyOf(own) : null }];
      }),
    ),
    threadStretches: Object.fromEntries(
      loaded(state.threadStretches, asLoadedIn.threadStretches).map(([id, thread]) => [id, { ...stretchShape(thread), root: messageShape(thread.root) }]),
    ),
    members: Object.fromEntries(
      loaded(state.members, asLoadedIn.members).map(([id, list]) => [id, byId(list.map((one) => ({ ...one, joined_at: "" })), (one) => one.person)]),
    ),
    channels: Object.fromEntries(
      loaded(state.channels, asLoadedIn.channels).map(([id, list]) => [
        id,
        // What a channel is called now is told to who is in it.
        byId(list.map(({ room, joined }) => ({ name: joined ? room.name : "", id: room.id, joined })), (one) => one.id),
      ]),
    ),
    roomPeople: Object.fromEntries(loaded(state.roomPeople, asLoadedIn.roomPeople).map(([id, list]) => [id, [...list].toSorted()])),
  };
}

const room = fc.constantFrom("talk", "more");
const club = fc.constantFrom("club", "other");
const who = fc.constantFrom(ME, "ana", "ben");
const nth = fc.nat(30);
const emoji = fc.constantFrom("👍", "🎉");
const standing = fc.constantFrom("member" as const, "moderator" as const, "owner" as const);

type Step = (house: FakeHouse) => void;
const step = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(room, who, fc.constantFrom(true, false, "called" as const)).map(([id, by, isForMe]): Step => (house) => house.send(id, by, isForMe)) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(room, nth, who, fc.boolean(), fc.boolean())
      .map(([id, at, by, isForMe, isAlso]): Step => (house) => house.reply(id, at, by, { isForMe, isAlso })),
  },
  { weight: 3, arbitrary: fc.tuple(room, nth, fc.boolean()).map(([id, at, isForMe]): Step => (house) => house.edit(id, at, isForMe)) },
  { weight: 3, arbitrary: fc.tuple(room, nth).map(([id, at]): Step => (house) => house.remove(id, at)) },
  { weight: 3, arbitrary: fc.tuple(room, nth, emoji, who).map(([id, at, sign, by]): Step => (house) => house.react(id, at, sign, by)) },
  fc.tuple(room, nth, who).map(([id, at, by]): Step => (house) => house.pin(id, at, by)),
  fc.tuple(room, nth).map(([id, at]): Step => (house) => house.preview(id, at)),
  fc.tuple(room, who).map(([id, by]): Step => (house) => house.enterRoom(id, by)),
  fc.tuple(room, fc.constantFrom("ana", "ben")).map(([id, by]): Step => (house) => house.leaveRoom(id, by)),
  room.map((id): Step => (house) => house.changeRoom(id)),
  fc.tuple(club, who).map(([id, by]): Step => (house) => house.enterClub(id, by)),
  fc.tuple(club, fc.constantFrom("ana", "ben")).map(([id, by]): Step => (house) => house.leaveClub(id, by)),
  fc.tuple(club, who, standing).map(([id, by, as]): Step => (house) => house.changeStanding(id, by, as)),
  club.map((id): Step => (house) => house.changeClub(id)),
  club.map((id): Step => (house) => house.invite(id)),
  club.map((id): Step => (house) => house.desk.ask(id)),
  club.map((id): Step => (house) => house.desk.offer(id)),
  who.map((id): Step => (house) => house.rename(id)),
  fc.boolean().map((on): Step => (house) => (on ? house.desk.mute("club") : house.desk.liftMute("club"))),
  fc.constant<Step>((house) => house.createChannel("club", "new")),
  fc.constant<Step>((house) => house.joinHouse("cem")),
  fc.tuple(fc.constantFrom("cup", "desk"), fc.boolean()).map(([name, on]): Step => (house) => (on ? house.emoji.add(name) : house.emoji.remove(name))),
  fc.boolean().map((on): Step => (house) => house.emoji.letEveryone(on)),
);

function begin(): FakeHouse {
  const house = new FakeHouse();
  house.found("other");
  house.createChannel("club", "more");
  return house;
}

/** What waits in the room that most of these tests are about. */
function countsIn({ rooms }: LiveState) {
  const talk = rooms.get("talk");
  return talk ? countsOf(talk) : null;
}

test("an old snapshot and the events since are what a fresh snapshot is, and twice is once", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), fc.array(step, { maxLength: 40 }), (before, after) => {
      const house = begin();
      for (const run of before) run(house);
      const old = house.snapshot();
      const wasIn = house.log.length;
      for (const run of after) run(house);
      const entries = house.heard(house.log.slice(wasIn));
      const fresh = house.snapshot();
      const once = apply(old, entries);
      expect(shape(once, fresh)).toEqual(shape(fresh, once));
      const twice = apply(once, entries);
      expect(shape(twice, fresh)).toEqual(shape(fresh, twice));
    }),
    { numRuns: 400 },
  );
});

test("what one leaves is forgotten, and entered again it is new", () => {
  const house = begin();
  house.send("talk", "ana", true);
  const old = house.snapshot();
  const from = house.log.length;
  house.leaveRoom("talk", ME);
  const left = apply(old, house.log.slice(from));
  expect(left.rooms.get("talk")).toBeUndefined();
  expect(left.stretches.talk).toBeUndefined();
  const again = house.log.length;
  house.enterRoom("talk", ME);
  const back = apply(left, house.log.slice(again));
  expect(countsIn(back)).toEqual({ unread: 0, mentions: 0 });
  const end = house.log.length;
  house.leaveClub("club", ME);
  const out = apply(back, house.log.slice(end));
  expect([out.communities.club, out.rooms.get("talk"), out.members.club]).toEqual([undefined, undefined, undefined]);
});

test("reading empties the count, up to the mark", () => {
  const house = begin();
  house.send("talk", "ana", true);
  house.send("talk", "ana", false);
  const old = house.snapshot();
  const from = house.log.length;
  house.send("talk", "ana", true);
  const state = apply(old, house.log.slice(from));
  expect(countsIn(state)).toEqual({ unread: 3, mentions: 2 });
  const seqs = state.stretches.talk?.messages.map(({ seq }) => seq) ?? [];
  expect(countsIn(roomRead(state, "talk", seqs[1] ?? 0))).toEqual({ unread: 1, mentions: 1 });
  expect(countsIn(roomRead(state, "talk", seqs[2] ?? 0))).toEqual({ unread: 0, mentions: 0 });
  expect(roomRead(state, "talk", 0)).toBe(state);
});

test("a mark that was set back counts, whatever this device had read, and an older one does not undo it", () => {
  const house = begin();
  for (let i = 0; i < 3; i++) house.send("talk", "ana", i === 1);
  const old = house.snapshot();
  const seqs = old.stretches.talk?.messages.map(({ seq }) => seq) ?? [];
  const [first = 0, , third = 0] = seqs;
  const read = roomRead(old, "talk", third);
  const fact = { type: "room.read" as const, room: "talk", seq: third, read_seq: first, read_version: 1, unread: 2, mentions: 1 };
  const tell = (state: LiveState, part: Partial<typeof fact>) => handlers.facts["room.read"](state, { ...fact, ...part }, 0);
  const back = tell(read, {});
  expect([back.rooms.get("talk")?.readSeq, countsIn(back)]).toEqual([first, { unread: 2, mentions: 1 }]);
  expect(tell(back, { read_seq: third, read_version: 0 })).toBe(back);
  expect(countsIn(tell(back, { read_seq: third }))).toEqual({ unread: 0, mentions: 0 });
  const from = house.log.length;
  house.send("talk", "ana", true);
  expect(countsIn(apply(back, house.log.slice(from)))).toEqual({ unread: 3, mentions: 2 });
  // What came after the count and was read here already only the server can count again.
  const further = roomRead(apply(old, house.log.slice(from)), "talk", third + 9);
  expect(tell(further, {}).rooms.get("talk")?.needsCount).toBe(true);
});

test("what waits in the inbox is what no read mark has reached", () => {
  const house = begin();
  house.send("talk", "ana", true);
  const state = house.snapshot();
  const seq = state.stretches.talk?.messages[0]?.seq ?? 0;
  const notice = (part: Partial<Notice>): Notice => ({
    ...{ id: "n", kind: "mention", subject: "m", place: "talk", within: "", anchor: seq, actor: "ana" },
    ...{ at: "2026-03-01T09:00:00Z", is_read: false, is_done: false },
    ...part,
  });
  const all = [notice({}), notice({ id: "r", kind: "reaction", anchor: 0 }), notice({ id: "q", kind: "reply" })];
  expect(waitingIn(state, all)).toEqual({ count: 2, elsewhere: 1, hasMore: true });
  expect(waitingIn(roomRead(state, "talk", seq), all)).toEqual({ count: 0, elsewhere: 0, hasMore: true });
  expect(waitingIn(state, [notice({ is_read: true }), notice({ is_done: true }), notice({ place: "left" })]).count).toBe(0);
  inboxCell.set([notice({}), notice({ id: "gone" })]);
  inboxChanged({ type: "inbox.changed", notices: [notice({ is_done: true }), notice({ id: "new" })], gone: ["gone"], is_partial: false });
  expect(inboxCell.get()?.map(({ id }) => id)).toEqual(["new"]);
});

test("every kind of event has been tried, but for talks, which have their own test, and episodes, which change nothing here", () => {
  const house = new FakeHouse();
  const seen = new Set<AnyEvent["type"]>();
  const run = (...steps: Step[]) => {
    for (const one of steps) one(house);
    for (const { event } of house.log) seen.add(event.type);
  };
  run(
    (one) => one.found("other"),
    (one) => one.changeClub("other"),
    (one) => one.invite("other"),
    (one) => one.enterClub("other", ME),
    (one) => one.changeStanding("other", ME, "owner"),
    (one) => one.createChannel("other", "x"),
    (one) => one.enterRoom("x", ME),
    (one) => one.changeRoom("x"),
    (one) => one.desk.ask("other"),
    (one) => one.desk.ask("other"),
    (one) => one.desk.ask("other"),
    (one) => one.desk.offer("other"),
    (one) => one.desk.offer("other"),
    (one) => one.desk.mute("other"),
    (one) => one.star("x"),
    (one) => one.desk.answerReport("x"),
    (one) => one.send("x", "ana", true),
    (one) => one.edit("x", 0, false),
    (one) => one.react("x", 0, "👍", ME),
    (one) => one.react("x", 0, "👍", ME),
    (one) => one.pin("x", 0, ME),
    (one) => one.pin("x", 0, ME),
    (one) => one.preview("x", 0),
    (one) => one.emoji.add("cup"),
    (one) => one.emoji.remove("cup"),
    (one) => one.emoji.letEveryone(true),
  );
  run(
    (one) => one.remove("x", 0),
    (one) => one.joinHouse("cem"),
    (one) => one.rename(ME),
    (one) => one.leaveClub("other", ME),
  );
  const others = Object.keys(handlers.events).filter((type) => !(type in talkEvents || type in coffeeEvents || type in episodeEvents));
  expect([...seen].toSorted()).toEqual(others.toSorted());
});

test("what a blocked person says waits for nobody, and is counted again once they are not", () => {
  const house = begin();
  const block = (one: LiveState, blocked: string[]) => handlers.facts["blocks.changed"](one, { type: "blocks.changed", blocked }, 0);
  house.send("talk", "ana", true);
  const typed = handlers.facts["typing.started"](house.snapshot(), { type: "typing.started", room: "talk", thread: null, person: "ana" }, 0);
  const state = block(typed, ["ana"]);
  expect([state.typing.talk, state.rooms.get("talk")?.needsCount]).toEqual([{}, true]);
  expect(block(state, ["ana"])).toBe(state);
  const counted = { ...state, rooms: house.snapshot().rooms };
  const from = house.log.length;
  house.send("talk", "ana", true);
  house.reply("talk", 0, "ana", { isForMe: true, isAlso: false });
  house.send("talk", "ben", false);
  const later = apply(counted, house.log.slice(from));
  expect(countsIn(later)?.unread).toBe(2);
  expect(later.threads).toEqual({});
  const gone = house.log.length;
  house.remove("talk", 0);
  expect(apply(later, house.log.slice(gone)).rooms.get("talk")?.gone).toEqual([]);
  expect(handlers.facts["typing.started"](state, { type: "typing.started", room: "talk", thread: null, person: "ana" }, 0)).toBe(state);
});

test("typing ends with the message, presence is whole after a reconnect", () => {
  const house = begin();
  const state = house.snapshot();
  const typing = handlers.facts["typing.started"](state, { type: "typing.started", room: "talk", thread: null, person: "ana" }, 0);
  expect(typing.typing.talk).toEqual({ ana: 6_000 });
  const from = house.log.length;
  house.send("talk", "ana", false);
  expect(apply(typing, house.log.slice(from)).typing.talk).toEqual({});
  const presence = (one: LiveState, people: Record<string, "online" | "away" | "offline">) =>
    handlers.facts["presence.changed"](one, { type: "presence.changed", people }, 0);
  const both = presence(presence(state, { ana: "online" }), { ben: "away" });
  expect(both.presence).toEqual({ ana: "online", ben: "away" });
  expect(presence(both, { ana: "offline" }).presence).toEqual({ ben: "away" });
  expect(presence({ ...both, awaitsPresence: true }, { ben: "online" }).presence).toEqual({ ben: "online" });
});

test("what is one's own alone is asked for, and leaves the live model as it is", () => {
  const state = begin().snapshot();
  const draft = { room: "talk", thread: null, text: "Hello", reply_to: null, files: [], revision: 1, changed_at: "2026-01-01T00:00:00Z" };
  const facts = [{ type: "later.changed" }, { type: "scheduled.changed" }, { type: "draft.changed", draft, device: "" }] as const;
  for (const fact of facts) expect(applyFact(handlers, state, fact, 0)).toBe(state);
});
