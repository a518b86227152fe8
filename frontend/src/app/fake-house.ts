/** For tests: the truth on the server in small, which tells its events and gives snapshots as the real one does. */
import { isInThreadOnly } from "@/features/chat/threads";
import { club } from "@/lib/fake-club";
import { withHome } from "@/lib/live/home";
import type { LiveState } from "@/lib/live/state";
import type { Entry } from "@/lib/topics";
import { communityTopic, personTopic, roomTopic } from "@/lib/wire";
import type { AnyEvent, Community, CommunityInvitation, Home, Me, Message, MyRoom, Sidebar, Standing } from "@/lib/wire";
import { FakeDesk, ME } from "./fake-desk";
import { channel, NOTHING_CHOSEN, FakeEmoji, person, said } from "./fake-things";
import { type FakeThreads, marksOf, repliesTo, shownNow, threadsOf } from "./fake-threads";

interface Place extends FakeThreads {
  people: Set<string>;
  read: number;
}

interface Club {
  community: Community;
  standings: Map<string, Standing>;
}

export class FakeHouse {
  people = new Map([ME, "ana", "ben"].map((id) => [id, person(id)]));
  me: Me = { ...person(ME), about: "", time_zone: "Europe/Berlin", joined_at: "2026-01-01T00:00:00Z", email: "me@example.org", language: "de" };
  places = new Map<string, Place>();
  clubs = new Map<string, Club>();
  invitations: CommunityInvitation[] = [];
  sidebar: Sidebar = { version: 0, starred: [], folded: [], only_unread: false, sections: [], order: [], sorts: {} };
  desk = new FakeDesk((event) => this.#tell(personTopic(ME), event));
  emoji = new FakeEmoji((event) => this.#tell("house", event));
  log: Entry[] = [];
  #heads = new Map<string, number>();
  #ids = 0;
  #causes = new Set<string>();

  constructor() {
    this.found("club");
    this.enterClub("club", ME, "owner");
    this.createChannel("club", "talk");
    this.enterRoom("talk", ME);
    this.enterRoom("talk", "ana");
    this.log = [];
  }

  head = (topic: string) => this.#heads.get(topic) ?? 0;

  #tell(topic: string, event: AnyEvent): number {
    const seq = this.head(topic) + 1;
    this.#heads.set(topic, seq);
    this.log.push({ topic, seq, event });
    return seq;
  }

  #place(id: string): Place {
    const place = this.places.get(id);
    if (!place) throw new Error(`no room ${id}`);
    return place;
  }

  #club(id: string): Club {
    const club = this.clubs.get(id);
    if (!club) throw new Error(`no community ${id}`);
    return club;
  }

  found(id: string): void {
    const community = club(id);
    this.clubs.set(id, { community, standings: new Map() });
    this.#tell("house", { type: "community.founded", community });
  }

  changeClub(id: string): void {
    const club = this.#club(id);
    club.community = { ...club.community, description: `about ${this.#ids++}` };
    this.#tell(communityTopic(id), { type: "community.changed", community: club.community });
  }

  enterClub(id: string, who: string, standing: Standing = "member"): void {
    const club = this.#club(id);
    if (club.standings.has(who)) return;
    club.standings.set(who, standing);
    club.community = { ...club.community, member_count: club.standings.size };
    const event = { type: "community.member_joined", community: id, person: who, standing, member_count: club.standings.size } as const;
    this.#tell(communityTopic(id), event);
    this.#tell(personTopic(who), { type: "community.entered", community: club.community, standing });
    const invitation = who === ME ? this.invitations.find((one) => one.community.id === id) : undefined;
    if (invitation) this.closeInvitation(invitation.id);
  }

  changeStanding(id: string, who: string, standing: Standing): void {
    const club = this.#club(id);
    if (!club.standings.has(who)) return;
    club.standings.set(who, standing);
    this.#tell(communityTopic(id), { type: "community.member_changed", community: id, person: who, standing });
    this.#tell(personTopic(who), { type: "community.entered", community: club.community, standing });
  }

  leaveClub(id: string, who: string): void {
    const club = this.#club(id);
    if (!club.standings.delete(who)) return;
    club.community = { ...club.community, member_count: club.standings.size };
    for (const [room, place] of this.places) if (place.room.community === id) this.leaveRoom(room, who);
    this.#tell(communityTopic(id), { type: "community.member_left", community: id, person: who, member_count: club.standings.size });
    this.#tell(personTopic(who), { type: "community.exited", community: id });
  }

  star(room: string): void {
    this.sidebar = { ...this.sidebar, version: this.sidebar.version + 1, starred: [...this.sidebar.starred, room] };
    this.#tell(personTopic(ME), { type: "sidebar.changed", sidebar: this.sidebar });
  }

  invite(id: string): void {
    if (this.invitations.some((one) => one.community.id === id) || this.#club(id).standings.has(ME)) return;
    const invitation = { id: `i${this.#ids++}`, community: this.#club(id).community, invited_by: "ana", created_at: "2026-01-01T00:00:00Z" };
    this.invitations = [invitation, ...this.invitations];
    this.#tell(personTopic(ME), { type: "invitation.received", invitation });
  }

  closeInvitation(id: string): void {
    this.invitations = this.invitations.filter((one) => one.id !== id);
    this.#tell(personTopic(ME), { type: "invitation.closed", invitation: id });
  }

  createChannel(community: string, id: string): void {
    if (this.places.has(id)) return;
    const room = channel(id, community);
    this.places.set(id, { room, people: new Set(), messages: [], read: 0, follows: new Map() });
    this.#tell(communityTopic(community), { type: "channel.created", room });
  }

  changeRoom(id: string): void {
    const place = this.#place(id);
    place.room = { ...place.room, name: `${id}-${this.#ids++}` };
    this.#tell(roomTopic(id), { type: "room.changed", room: place.room });
  }

  enterRoom(id: string, who: string): void {
    const place = this.#place(id);
    if (place.people.has(who)) return;
    place.people.add(who);
    const seq = this.head(roomTopic(id));
    if (who === ME) place.read = seq;
    const my_room = { room: place.room, seq, read_seq: seq, read_version: 0, unread: 0, mentions: 0, last_message_at: null };
    this.#tell(roomTopic(id), { type: "member.joined", room: id, person: who, added_by: null });
    this.#tell(personTopic(who), { type: "room.entered", my_room });
  }

  leaveRoom(id: string, who: string): void {
    if (!this.#place(id).people.delete(who)) return;
    if (who === ME) this.#place(id).follows.clear();
    this.#tell(roomTopic(id), { type: "member.left", room: id, person: who });
    this.#tell(personTopic(who), { type: "room.exited", room: id });
  }

  /** `isForMe` "called": everyone in the room is. */
  send(id: string, author: string, isForMe: boolean | "called"): void {
    const message: Message = { ...this.#said(id, author, isForMe === true), calls: isForMe === "called" ? ["channel"] : [] };
    this.#place(id).messages.push(message);
    this.#tell(roomTopic(id), { type: "message.sent", message, root_replies: null });
  }

  /** In the thread of one of the room's messages; who is concerned follows from then on. */
  reply(id: string, nth: number, author: string, { isForMe, isAlso }: { isForMe: boolean; isAlso: boolean }): void {
    const { messages, follows, people } = this.#place(id);
    const roots = messages.filter(({ thread }) => thread === null);
    const root = roots[nth % Math.max(1, roots.length)];
    if (!root) return;
    const said = this.#said(id, author, isForMe);
    const message = { ...said, thread: { id: root.id, seq: root.seq, author: root.author }, also_in_room: isAlso };
    messages.push(message);
    const root_replies = this.#repliesTo(id, root.id);
    const concerns = author === ME || isForMe || (root.author === ME && root_replies?.count === 1);
    if (people.has(ME) && concerns && !follows.has(root.id)) {
      follows.set(root.id, author === ME ? message.seq : message.seq - 1);
      this.#causes.add(message.id);
    }
    this.#tell(roomTopic(id), { type: "message.sent", message, root_replies });
  }

  #repliesTo = (id: string, root: string) => repliesTo(this.#place(id).messages, root);

  #said(id: string, author: string, isForMe: boolean) {
    return said({ id: `m${this.#ids++}`, room: id, seq: this.head(roomTopic(id)) + 1, author, mentions: isForMe ? [ME] : [] });
  }

  #change(id: string, nth: number, change: (message: Message) => Message | null): Message | null {
    const { messages } = this.#place(id);
    const at = nth % Math.max(1, messages.length);
    const message = messages[at];
    const next = message?.deleted_by === null ? change(message) : null;
    if (next) messages[at] = next;
    return next;
  }

  edit(id: string, nth: number, isForMe: boolean): void {
    const next = this.#change(id, nth, (message) => ({
      ...message,
      body: `${message.body}!`,
      mentions: isForMe ? [ME] : [],
      calls: [],
      version: message.version + 1,
      edited_at: "2026-05-05T05:05:05Z",
    }));
    if (!next) return;
    const { id: message, body, html, mentions, version, also_in_room } = next;
    const thread = next.thread?.id ?? null;
    const news = { thread, also_in_room, body, html, mentions, calls: [], files: [], version, edited_at: "2026-05-05T05:05:05Z" };
    this.#tell(roomTopic(id), { type: "message.edited", message, ...news });
  }

  /** The log forgets what it said of the message, as the server's does. */
  remove(id: string, nth: number): void {
    const gone = { body: "", html: "", mentions: [], calls: [], reactions: [], previews: [], pinned: null, reply_to: null, edited_at: null, deleted_by: "ana" };
    // Scrubbed, the log no longer tells why one follows; the marks after the next welcome do.
    const next = this.#change(id, nth, (message) => (this.#causes.has(message.id) ? null : { ...message, ...gone }));
    if (!next) return;
    const { id: message, seq: message_seq, author, sent_at, client_id, version, thread, also_in_room } = next;
    const root_replies = thread ? this.#repliesTo(id, thread.id) : null;
    const replies = thread ? null : this.#repliesTo(id, message);
    this.log = this.log.map((entry) => {
      const { event } = entry;
      const isOfIt = "message" in event && (typeof event.message === "string" ? event.message : event.message.id) === message;
      return isOfIt ? { ...entry, event: { type: "entry.scrubbed", message } } : entry;
    });
    this.#tell(roomTopic(id), { type: "message.deleted", message, message_seq, author, sent_at, client_id, version, deleted_by: "ana", thread, also_in_room, replies, root_replies });
  }

  react(id: string, nth: number, emoji: string, who: string): void {
    let type: "reaction.added" | "reaction.removed" = "reaction.added";
    const next = this.#change(id, nth, (message) => {
      const own = message.reactions.find((one) => one.emoji === emoji);
      if (own?.people.includes(who)) type = "reaction.removed";
      const people = own?.people.includes(who) ? own.people.filter((one) => one !== who) : [...(own?.people ?? []), who];
      const others = message.reactions.filter((one) => one.emoji !== emoji);
      return { ...message, reactions: people.length > 0 ? [...others, { emoji, people }] : others };
    });
    if (next) this.#tell(roomTopic(id), { type, message: next.id, emoji, person: who });
  }

  /** Pins a message, or takes it off the list. */
  pin(id: string, nth: number, by: string): void {
    const at = "2026-06-06T06:06:06Z";
    const next = this.#change(id, nth, (message) => ({ ...message, pinned: message.pinned ? null : { by, at } }));
    if (!next) return;
    this.#tell(
      roomTopic(id),
      next.pinned ? { type: "message.pinned", message: next.id, by, at } : { type: "message.unpinned", message: next.id, by },
    );
  }

  /** What stands behind a message's link is known now. */
  preview(id: string, nth: number): void {
    const preview = { id: `v${this.#ids++}`, url: "https://flurfunk.example", site: "", title: "Corridor", description: "", image: null };
    const next = this.#change(id, nth, (message) => ({ ...message, previews: [preview] }));
    if (next) this.#tell(roomTopic(id), { type: "message.previewed", message: next.id, previews: next.previews });
  }

  joinHouse(id: string): void {
    this.people.set(id, person(id));
    this.#tell("house", { type: "person.joined", person: person(id) });
  }

  rename(id: string): void {
    const changed = person(id, `${id} ${this.#ids++}`);
    this.people.set(id, changed);
    this.#tell("house", { type: "person.changed", person: changed });
    if (id !== ME) return;
    this.me = { ...this.me, name: changed.name };
    this.#tell(personTopic(ME), { type: "me.changed", me: this.me });
  }

  #myRoom({ room, messages, read }: Place): MyRoom {
    const stream = messages.filter((message) => !isInThreadOnly(message));
    const waiting = stream.filter(({ seq, author, deleted_by }) => seq > read && author !== ME && deleted_by === null);
    return {
      room,
      seq: this.head(roomTopic(room.id)),
      read_seq: read,
      read_version: 0,
      unread: waiting.length,
      mentions: waiting.filter(({ mentions, calls }) => mentions.includes(ME) || calls.includes("channel")).length,
      last_message_at: stream.at(-1)?.sent_at ?? null,
    };
  }

  /** What a browser that opens now would have after loading everything that one is in. */
  snapshot(): LiveState {
    const own = [...this.places.values()].filter(({ people }) => people.has(ME));
    const clubs = [...this.clubs.values()].filter(({ standings }) => standings.has(ME));
    const home: Home = {
      me: this.me,
      people: [...this.people.values()],
      communities: clubs.map(({ community, standings }) => ({ ...community, standing: standings.get(ME) ?? null })),
      rooms: own.map((place) => this.#myRoom(place)),
      sidebar: this.sidebar,
      levels: {},
      attention: { own: NOTHING_CHOSEN, people: {} },
      threads: own.flatMap((place) => marksOf(place, this.head(roomTopic(place.room.id)), ME)),
      own_emoji: this.emoji.all(),
      invitations: this.invitations,
      requests: [...this.desk.requests.values()],
      offers: [...this.desk.offers.values()],
      mutes: this.desk.mutes,
      ...{ blocked: [], talks: [], topics: {} },
    };
    return {
      ...withHome(null, home),
      stretches: Object.fromEntries(
        own.map(({ room, messages }) => {
          const stream = shownNow(messages).filter((message) => !isInThreadOnly(message));
          return [room.id, { messages: stream, hasOlder: false, hasNewer: false, seq: this.head(roomTopic(room.id)) }];
        }),
      ),
      threadStretches: Object.fromEntries(own.flatMap((place) => threadsOf(place, this.head(roomTopic(place.room.id))))),
      members: Object.fromEntries(
        clubs.map(({ community, standings }) => [
          community.id,
          [...standings].map(([id, standing]) => ({ person: id, standing, joined_at: "" })),
        ]),
      ),
      channels: Object.fromEntries(clubs.map(({ community }) => [community.id, this.#channels(community.id)])),
      roomPeople: Object.fromEntries(own.map(({ room, people }) => [room.id, [...people]])),
    };
  }

  #channels(community: string) {
    return [...this.places.values()]
      .filter(({ room }) => room.community === community)
      .map(({ room, people }) => ({ room, member_count: people.size, joined: people.has(ME) }));
  }

  /** What this person hears: topics of places that they are in, each from its own moment on. */
  heard(since: readonly Entry[]): Entry[] {
    const inside = new Set<string>(["house", personTopic(ME)]);
    for (const [id, club] of this.clubs) if (club.standings.has(ME)) inside.add(communityTopic(id));
    for (const [id, place] of this.places) if (place.people.has(ME)) inside.add(roomTopic(id));
    return since.filter(({ topic }) => inside.has(topic));
  }
}
