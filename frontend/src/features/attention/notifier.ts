/**
 * Which of what is said becomes a notification, and when it goes away again. Knows no browser: that is `NotifierWorld`.
 *
 * Every page of a person hears everything. Each decides by the same rule; one that shows the place tells the others, and
 * of the others only one shows a notification, after a moment in which it could have heard that.
 */
import { mayInterrupt, type Case } from "@/lib/interrupting";
import { titleOf } from "@/lib/live/conversations";
import { isMeant } from "@/lib/live/counts";
import { isBlocked, nameOf } from "@/lib/live/people";
import type { LiveState } from "@/lib/live/state";
import type { Message } from "@/lib/wire";

/** What a browser shows. A newer one of the same tag takes its place. */
export interface Note {
  tag: string;
  title: string;
  body: string;
  icon: string | null;
  path: string;
}

export interface Place {
  room: string;
  /** The root of the thread; null: the room's own stream. */
  thread: string | null;
}

export interface NotifierWorld {
  now_ms: () => number;
  after: (delay_ms: number, run: () => void) => () => void;
  state: () => LiveState | null;
  /** Whether this page is the one that shows notifications, and whether the person wants them here. */
  isChosen: () => boolean;
  /** Whether somebody looks at the place on this page. */
  isOnScreen: (place: Place) => boolean;
  /** Tells the person's other pages that this message has been seen. */
  tellSeen: (message: string) => void;
  /** Returns how to close it; null where the browser refuses. */
  show: (note: Note) => (() => void) | null;
  ring: () => void;
  /** What stands in place of what was said, where that is not to be shown. */
  words: (message: Message, isForMe: boolean) => string;
}

interface Waiting extends Place {
  message: string;
  seq: number;
  /** Ends it: the wait before it is shown, or the notification. */
  end: () => void;
}

/** Long enough for another page to say that it is looking. */
const PATIENCE_MS = 400;
/** What is older came with a replay after a break, and is no news that may interrupt. */
const NEWS_MS = 5 * 60_000;
const EXCERPT = 140;

interface Standing {
  place: Place;
  given: Omit<Case, "is_on_screen">;
}

/** The places in which a message stands, each a case of its own; none for rooms that one is not in, nor of whom one has blocked. */
export function casesOf(state: LiveState, message: Message): Standing[] {
  const own = state.rooms.get(message.room);
  if (!own || own.room.kind === "talk" || isBlocked(state, message.author)) return [];
  const hold = state.reach[state.me.id]?.hold ?? null;
  const common = {
    room_level: own.level.level,
    default_level: state.attention.level,
    is_own: message.author === state.me.id,
    is_mention: isMeant(message, state.me.id),
    is_direct: own.room.community === null,
    is_muted: own.level.muted_until !== null,
    is_dnd: hold === "dnd",
    is_quiet_hours: hold === "quiet",
  };
  const root = message.thread?.id ?? null;
  const thread = root === null ? undefined : state.threads[root];
  const inRoom: Standing = { place: { room: message.room, thread: null }, given: { ...common, thread: null } };
  const inThread: Standing = {
    place: { room: message.room, thread: root },
    given: { ...common, thread: thread?.level ?? "none", is_muted: common.is_muted || thread?.mutedUntil != null },
  };
  return [...(root === null || message.also_in_room ? [inRoom] : []), ...(root === null ? [] : [inThread])];
}

/** "/rooms/7", "/rooms/7/12" and, for the thread, "/rooms/7/t/9/12". */
export function showsPlace(path: string, { room, thread }: Place): boolean {
  const [, place, first, second, third] = path.split("/");
  const isRoom = place === "rooms" && first === room;
  return isRoom && (thread === null || (second === "t" && third === thread));
}

const readUpTo = (state: LiveState, { room, thread }: Place): number =>
  (thread === null ? state.rooms.get(room) : state.threads[thread])?.readSeq ?? 0;

export class Notifier {
  /** By tag: on its way, or shown. */
  #waiting = new Map<string, Waiting>();

  constructor(private readonly world: NotifierWorld) {}

  heard(message: Message): void {
    const state = this.world.state();
    if (!state || this.world.now_ms() - Date.parse(message.sent_at) > NEWS_MS) return;
    const cases = casesOf(state, message);
    const wanted = cases.find(({ given }) => mayInterrupt({ ...given, is_on_screen: false }));
    if (!wanted) return;
    if (cases.some(({ place }) => this.world.isOnScreen(place))) this.world.tellSeen(message.id);
    else if (this.world.isChosen()) this.#wait(message, wanted.place);
  }

  /** Another page shows it, or it is gone. */
  seen(message: string): void {
    for (const [tag, one] of this.#waiting) if (one.message === message) this.#end(tag);
  }

  /** Read here or on another device: nothing of it stays on the screen. */
  stateChanged(state: LiveState): void {
    if (this.#waiting.size === 0) return;
    for (const [tag, one] of this.#waiting) {
      const isLeft = state.rooms.get(one.room) === undefined;
      if (isLeft || readUpTo(state, one) >= one.seq) this.#end(tag);
    }
  }

  stop(): void {
    for (const tag of [...this.#waiting.keys()]) this.#end(tag);
  }

  #end(tag: string): void {
    this.#waiting.get(tag)?.end();
    this.#waiting.delete(tag);
  }

  #wait(message: Message, place: Place): void {
    const tag = place.thread ?? place.room;
    const cancel = this.world.after(PATIENCE_MS, () => this.#show(tag, message, place));
    this.#waiting.get(tag)?.end();
    this.#waiting.set(tag, { ...place, message: message.id, seq: message.seq, end: cancel });
  }

  #show(tag: string, message: Message, place: Place): void {
    const state = this.world.state();
    const waiting = this.#waiting.get(tag);
    if (!state || waiting?.message !== message.id) return;
    const close = this.world.show(this.#noteOf(state, message, tag, place));
    if (!close) {
      this.#waiting.delete(tag);
      return;
    }
    this.#waiting.set(tag, { ...waiting, end: close });
    if (state.attention.has_sound) this.world.ring();
  }

  #noteOf(state: LiveState, message: Message, tag: string, { room, thread }: Place): Note {
    const author = nameOf(state, message.author);
    const own = state.rooms.get(room);
    const isOfTwo = own?.room.kind === "direct";
    const said = message.body === "" ? message.files.map(({ name }) => name).join(", ") : message.body;
    return {
      tag,
      title: own && !isOfTwo ? `${author} · ${titleOf(state, own.room)}` : author,
      body: state.attention.shows_content ? said.slice(0, EXCERPT) : this.world.words(message, isMeant(message, state.me.id)),
      icon: state.people[message.author]?.avatar_url ?? null,
      path: thread === null ? `/rooms/${room}/${message.seq}` : `/rooms/${room}/t/${thread}/${message.seq}`,
    };
  }
}
