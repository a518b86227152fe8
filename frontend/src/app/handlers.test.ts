import fc from "fast-check";
import { expect, test } from "vitest";
import { countsOf, tallyOf } from "@/lib/live/counts";
import { applyEntry } from "@/lib/live/handlers";
import type { LiveState, Stretch } from "@/lib/live/state";
import type { Entry } from "@/lib/topics";
import type { AnyEvent, Message } from "@/lib/wire";
import { roomRead } from "@/features/chat/state";
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
    invitations: state.invitations.map(({ id }) => id),
    requests: state.requests,
    offers: state.offers,
    rooms: Object.fromEntries(
      Object.entries(state.rooms).map(([id, own]) => {
        // Where the state says that only the server can count, it will ask.
        const isCounted = !own.needsCount && asLoadedIn.rooms[id]?.needsCount !== true;
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
  { weight: 8, arbitrary: fc.tuple(room, who, fc.boolean()).map(([id, by, isForMe]): Step => (house) => house.send(id, by, isForMe)) },
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
);

function begin(): FakeHouse {
  const house = new FakeHouse();
  house.found("other");
  house.createChannel("club", "more");
  return house;
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
  expect(left.rooms.talk).toBeUndefined();
  expect(left.stretches.talk).toBeUndefined();
  const again = house.log.length;
  house.enterRoom("talk", ME);
  const back = apply(left, house.log.slice(again));
  expect(back.rooms.talk && countsOf(back.rooms.talk)).toEqual({ unread: 0, mentions: 0 });
  const end = house.log.length;
  house.leaveClub("club", ME);
  const out = apply(back, house.log.slice(end));
  expect([out.communities.club, out.rooms.talk, out.members.club]).toEqual([undefined, undefined, undefined]);
});

test("reading empties the count, up to the mark", () => {
  const house = begin();
  house.send("talk", "ana", true);
  house.send("talk", "ana", false);
  const old = house.snapshot();
  const from = house.log.length;
  house.send("talk", "ana", true);
  const state = apply(old, house.log.slice(from));
  const counts = (one: LiveState) => one.rooms.talk && countsOf(one.rooms.talk);
  expect(counts(state)).toEqual({ unread: 3, mentions: 2 });
  const seqs = state.stretches.talk?.messages.map(({ seq }) => seq) ?? [];
  expect(counts(roomRead(state, "talk", seqs[1] ?? 0))).toEqual({ unread: 1, mentions: 1 });
  expect(counts(roomRead(state, "talk", seqs[2] ?? 0))).toEqual({ unread: 0, mentions: 0 });
  expect(roomRead(state, "talk", 0)).toBe(state);
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
    (one) => one.send("x", "ana", true),
    (one) => one.edit("x", 0, false),
    (one) => one.react("x", 0, "👍", ME),
    (one) => one.react("x", 0, "👍", ME),
    (one) => one.pin("x", 0, ME),
    (one) => one.pin("x", 0, ME),
    (one) => one.preview("x", 0),
  );
  run(
    (one) => one.remove("x", 0),
    (one) => one.joinHouse("cem"),
    (one) => one.rename(ME),
    (one) => one.leaveClub("other", ME),
  );
  const others = Object.keys(handlers.events).filter((type) => !(type in talkEvents || type in episodeEvents));
  expect([...seen].toSorted()).toEqual(others.toSorted());
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
