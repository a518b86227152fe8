/**
 * What one has begun to write, per room and per thread: kept here with every stroke, on the server after a short
 * pause, and gone when it is sent. This browser's copy is the first: it is there at once, and without a line.
 *
 * The last writer wins, by the server's revisions and never by a clock. A device whose text the server does not have
 * yet keeps its own; one on which nobody is typing follows. After a break nothing is lost: both texts stand then.
 */
import type { Kept } from "./kept";
import { Refusal } from "./refusal";
import { Store } from "./store";
import type { FileOut, Quote, ServerDraft } from "./wire";

export interface Draft {
  body: string;
  replyTo: Quote | null;
}

/** Where one writes: a room, or a thread in it by its root. */
export interface DraftPlace {
  room: string;
  thread: string | null;
}

export interface KeptDraft extends Draft, DraftPlace {
  /** Of the uploads that hang on it those that the server has. */
  files: readonly FileOut[];
  changedAt: string;
  /** The revision of `theirs`. */
  base: number;
  /** What the server has, as far as this device knows (`printOf`). */
  theirs: string;
  /** What the server would not take; it is not asked again for the same. */
  refused: string | null;
}

export type DraftWish = { thread: string | null; text: string; reply_to: string | null; files: string[]; device: string };

export interface DraftsWorld {
  load: () => Promise<readonly ServerDraft[]>;
  put: (room: string, wish: DraftWish) => Promise<ServerDraft>;
  /** While the page is being left: nobody waits for the answer. */
  putLast: (room: string, wish: DraftWish) => void;
  /** What hangs on a draft now, as another device left it. */
  showFiles: (place: string, files: readonly FileOut[]) => void;
  after: (delay_ms: number, run: () => void) => () => void;
  now: () => Date;
  /** Names this page, so that it knows its own writing. */
  device: string;
}

export const NO_DRAFT: Draft = { body: "", replyTo: null };

const PREFIX = "draft.";
/** After the last key. */
const PAUSE_MS = 1_500;
/** Who has typed this recently is typing: what comes from elsewhere waits. */
const TYPING_MS = 5_000;
const AGAIN_MS = 5_000;

type Said = Pick<KeptDraft, "body" | "replyTo" | "files">;

/** Two drafts of one print say the same. */
const printOf = ({ body, replyTo, files }: Said): string => {
  const text = body.trim() === "" ? "" : body;
  return text === "" && replyTo === null && files.length === 0 ? "" : JSON.stringify([text, replyTo?.id ?? null, files.map(({ id }) => id)]);
};

const saidIn = ({ text, reply_to, files }: ServerDraft): Said => ({ body: text, replyTo: reply_to, files });

const placeOf = ({ room, thread }: DraftPlace): string => thread ?? room;

export const isEmptyDraft = (draft: Said): boolean => printOf(draft) === "";

/** Both texts, unless one holds the other. */
export function joined(theirs: string, ours: string): string {
  if (theirs.trim() === "" || ours.includes(theirs)) return ours;
  return ours.trim() === "" || theirs.includes(ours) ? theirs : `${theirs}\n\n${ours}`;
}

function isDraft(value: unknown): value is Draft & Partial<KeptDraft> {
  return typeof value === "object" && value !== null && "body" in value && typeof value.body === "string" && "replyTo" in value;
}

function blank({ room, thread }: DraftPlace): KeptDraft {
  return { room, thread, body: "", replyTo: null, files: [], changedAt: new Date(0).toISOString(), base: 0, theirs: "", refused: null };
}

/** What an older version of this page kept names no room: it is told once somebody writes on. */
function revived(place: string, value: Draft & Partial<KeptDraft>): KeptDraft {
  const whole = { ...blank({ room: value.room ?? place, thread: value.thread ?? null }), ...value };
  return value.room === undefined ? { ...whole, refused: printOf(whole) } : whole;
}

export type AllDrafts = Readonly<Record<string, KeptDraft>>;

export class Drafts {
  readonly store: Store<AllDrafts>;
  #places = new Map<string, DraftPlace>();
  #busy = new Set<string>();
  #written = new Set<string>();
  #waiting = new Map<string, () => void>();
  #typedAt_ms = new Map<string, number>();
  #isOpen = false;

  constructor(
    private readonly kept: Kept,
    private readonly world?: DraftsWorld,
  ) {
    const found = kept.keys(PREFIX).flatMap((key) => {
      const place = key.slice(PREFIX.length);
      const value = kept.read(key);
      return isDraft(value) ? [[place, revived(place, value)] as const] : [];
    });
    this.store = new Store<AllDrafts>(Object.fromEntries(found));
  }

  all = (): AllDrafts => this.store.current();

  of(place: string): Draft {
    return this.all()[place] ?? NO_DRAFT;
  }

  /** Somebody writes here from now on. Returns the way out, after which the server knows what was written. */
  open(where: DraftPlace): () => void {
    const place = placeOf(where);
    this.#places.set(place, where);
    return () => void this.#push(place);
  }

  /** With every stroke. */
  keep(where: DraftPlace, draft: Draft): void {
    const place = placeOf(where);
    if (this.world) this.#typedAt_ms.set(place, this.world.now().getTime());
    this.#set(place, { ...this.#entry(where), ...where, body: draft.body, replyTo: draft.replyTo, changedAt: this.#now() });
    this.#pushSoon(place);
  }

  /** The uploads on a draft that are ready have changed. */
  keepFiles(place: string, files: readonly FileOut[]): void {
    const where = this.all()[place] ?? this.#places.get(place);
    if (!where) return;
    const entry = this.#entry(where);
    if (entry.files.map(({ id }) => id).join() === files.map(({ id }) => id).join()) return;
    this.#set(place, { ...entry, files, changedAt: this.#now() });
    this.#pushSoon(place);
  }

  /** It is said: empties it, and returns the revision that goes with the message; null where the server has none. */
  take(where: DraftPlace): number | null {
    const place = placeOf(where);
    const entry = this.#entry(where);
    this.#typedAt_ms.delete(place);
    this.#set(place, { ...entry, body: "", replyTo: null, files: [], changedAt: this.#now() });
    this.#pushSoon(place);
    return entry.theirs === "" ? null : entry.base;
  }

  /** Another device of this person wrote, sent or threw away. */
  heard(draft: ServerDraft, device: string): void {
    if (device === this.world?.device) return;
    const entry = this.#entry(draft);
    if (draft.revision <= entry.base) return;
    if (this.#isUntold(entry)) {
      this.#set(placeOf(draft), { ...entry, theirs: printOf(saidIn(draft)), base: draft.revision });
      this.#pushSoon(placeOf(draft));
    } else this.#follow(draft);
  }

  /** The line stands again, or for the first time: what was missed is asked for, what waits is told. */
  async setOpen(isOpen: boolean): Promise<void> {
    this.#isOpen = isOpen;
    if (!isOpen || !this.world) return;
    this.#written.clear();
    try {
      this.#merge(await this.world.load());
    } catch {
      // The next line that stands asks again.
    }
    for (const place of Object.keys(this.all())) void this.#push(place);
  }

  /** The page is being left. */
  leave(): void {
    for (const entry of Object.values(this.all())) {
      if (this.#isUntold(entry) && entry.refused !== printOf(entry)) this.world?.putLast(entry.room, this.#wish(entry));
    }
  }

  stop(): void {
    this.#isOpen = false;
    for (const cancel of this.#waiting.values()) cancel();
    this.#waiting.clear();
  }

  #merge(all: readonly ServerDraft[]): void {
    const there = new Set(all.map(placeOf));
    const isOurs = (place: string) => this.#busy.has(place) || this.#written.has(place);
    for (const draft of all) {
      const place = placeOf(draft);
      const entry = this.#entry(draft);
      if (draft.revision <= entry.base || isOurs(place)) continue;
      if (!this.#isUntold(entry)) this.#follow(draft);
      else this.#set(place, { ...entry, body: joined(draft.text, entry.body), theirs: printOf(saidIn(draft)), base: draft.revision });
    }
    for (const [place, entry] of Object.entries(this.all())) {
      if (there.has(place) || isOurs(place) || entry.theirs === "") continue;
      const isUntold = this.#isUntold(entry);
      this.#set(place, { ...entry, theirs: "", ...(!isUntold && { body: "", replyTo: null, files: [] }) });
      if (!isUntold) this.world?.showFiles(place, []);
    }
  }

  /** Shows what another device wrote, once nobody is typing here. */
  #follow(draft: ServerDraft): void {
    const place = placeOf(draft);
    const typedAt_ms = this.#typedAt_ms.get(place);
    const now_ms = this.world?.now().getTime() ?? 0;
    if (typedAt_ms !== undefined && now_ms - typedAt_ms < TYPING_MS) {
      this.world?.after(TYPING_MS, () => this.heard(draft, ""));
      return;
    }
    const said = saidIn(draft);
    const { room, thread, revision: base, changed_at: changedAt } = draft;
    this.world?.showFiles(place, draft.files);
    this.#set(place, { ...said, room, thread, changedAt, base, theirs: printOf(said), refused: null });
  }

  #isUntold = (entry: KeptDraft): boolean => printOf(entry) !== entry.theirs;

  #entry(where: DraftPlace): KeptDraft {
    return this.all()[placeOf(where)] ?? blank(where);
  }

  #now = (): string => (this.world?.now() ?? new Date()).toISOString();

  /** At once on screen and in this browser. What is empty here and there needs no keeping. */
  #set(place: string, entry: KeptDraft): void {
    const isNothing = printOf(entry) === "" && entry.theirs === "" && entry.body === "";
    this.kept.write(PREFIX + place, isNothing ? undefined : entry);
    this.store.update((all) => ({ ...all, [place]: entry }));
    this.store.flush();
  }

  #pushSoon(place: string, delay_ms = PAUSE_MS): void {
    this.#waiting.get(place)?.();
    const cancel = this.world?.after(delay_ms, () => void this.#push(place));
    if (cancel) this.#waiting.set(place, cancel);
  }

  #wish(entry: KeptDraft): DraftWish {
    const text = entry.body.trim() === "" ? "" : entry.body;
    const files = entry.files.map(({ id }) => id);
    return { thread: entry.thread, text, reply_to: entry.replyTo?.id ?? null, files, device: this.world?.device ?? "" };
  }

  async #push(place: string): Promise<void> {
    const entry = this.all()[place];
    if (!this.world || !this.#isOpen || !entry || this.#busy.has(place) || !this.#isUntold(entry)) return;
    this.#waiting.get(place)?.();
    const print = printOf(entry);
    if (print === entry.refused) return;
    this.#busy.add(place);
    let delay_ms: number | null = null;
    try {
      const { revision } = await this.world.put(entry.room, this.#wish(entry));
      this.#written.add(place);
      this.#after(place, (now) => (revision < now.base ? now : { ...now, theirs: print, base: revision, refused: null }));
      delay_ms = PAUSE_MS;
    } catch (error) {
      if (error instanceof Refusal && !error.isPassing) this.#after(place, (now) => ({ ...now, refused: print }));
      else delay_ms = AGAIN_MS;
    } finally {
      this.#busy.delete(place);
    }
    if (delay_ms !== null && this.#isUntold(this.all()[place] ?? entry)) this.#pushSoon(place, delay_ms);
  }

  #after(place: string, change: (entry: KeptDraft) => KeptDraft): void {
    const entry = this.all()[place];
    if (entry) this.#set(place, change(entry));
  }
}
