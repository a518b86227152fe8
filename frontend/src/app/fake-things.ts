/** For tests: a person, a channel and a message as the house of `fake-house.ts` makes them. */
import type { Message, Person, Room } from "@/lib/wire";

export const person = (id: string, name = id): Person => ({
  id,
  handle: id,
  name,
  avatar_url: null,
  job_title: "",
  department: null,
  site: null,
  role: "member",
  active: true,
});

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
  reactions: [],
  files: [],
  pinned: null,
  previews: [],
  version: 1,
  sent_at: new Date(1_800_000_000_000 + what.seq * 1_000).toISOString(),
  edited_at: null,
  deleted_by: null,
});
