/** For tests: a person, a channel, a message, an act and a report as the house of `fake-house.ts` makes them. */
import type { Act, AnyEvent, Home, Message, MyReport, OwnAttention, OwnEmoji, Person, Room } from "@/lib/wire";

export const person = (id: string, name = id): Person => ({
  id,
  handle: id,
  name,
  avatar_url: null,
  job_title: "",
  is_bot: false,
  department: null,
  site: null,
  role: "member",
  active: true,
});

export const NOTHING_CHOSEN: OwnAttention = {
  version: 0,
  level: "mentions",
  shows_content: false,
  has_sound: false,
  has_quiet_hours: false,
  quiet_hours: [],
};

export const channel = (id: string, community: string): Room => ({
  id,
  kind: "channel",
  community,
  people: [],
  name: id,
  purpose: "",
  visibility: "public",
  posting: "everyone",
  pinning: "moderators",
  is_locked: false,
  lock_reason: "",
  slow_s: 0,
  is_default: false,
  position: null,
  is_archived: false,
});

export const said = (what: Pick<Message, "id" | "room" | "seq" | "author" | "mentions">): Message => ({
  ...what,
  client_id: `c${what.seq}-${what.room}`,
  body: `said ${what.seq}`,
  html: `<p>said ${what.seq}</p>`,
  reply_to: null,
  thread: null,
  also_in_room: false,
  replies: null,
  calls: [],
  reactions: [],
  files: [],
  forward: null,
  pinned: null,
  previews: [],
  version: 1,
  sent_at: new Date(1_800_000_000_000 + what.seq * 1_000).toISOString(),
  edited_at: null,
  deleted_by: null,
});

export const muted = (id: string, community: string, who: string): Act => ({
  id,
  at: "2026-01-01T00:00:00Z",
  action: "mute.imposed",
  actor: "ana",
  person: who,
  community,
  room: null,
  reason: "spam",
  words: "",
  until: null,
});

export const answered = (id: string, room: string): MyReport => ({
  id,
  room,
  seq: 1,
  author: "ana",
  complaint: "spam",
  words: "",
  filed_at: "2026-01-01T00:00:00Z",
  decided_at: "2026-01-02T00:00:00Z",
  outcome: "removed", table: null,
  answer: "",
});

/** The organisation's own emoji. */
export class FakeEmoji {
  #emoji: OwnEmoji[] = [];
  #everyoneAdds = false;

  constructor(private readonly tell: (event: AnyEvent) => unknown) {}

  all = (): Home["own_emoji"] => ({ everyone_adds: this.#everyoneAdds, emoji: this.#emoji });

  add(name: string): void {
    const url = `/media/emoji/${name}.webp`;
    const emoji = { name, url, still_url: url, added_by: "ana" };
    this.#emoji = [...this.#emoji.filter((one) => one.name !== name), emoji];
    this.tell({ type: "emoji.added", emoji });
  }

  remove(name: string): void {
    this.#emoji = this.#emoji.filter((one) => one.name !== name);
    this.tell({ type: "emoji.removed", name });
  }

  letEveryone(everyone_adds: boolean): void {
    this.#everyoneAdds = everyone_adds;
    this.tell({ type: "emoji.rule_changed", everyone_adds });
  }
}
