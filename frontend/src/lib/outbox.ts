/**
 * Messages on their way. Each is kept in the browser before the first try and goes under one `client_id` until the
 * server has it or has said its last word: the server stores an id once, so trying again can never send twice.
 *
 * In each room they go one after another, so that they arrive in the order they were written. Several tabs of one
 * person may hold the same message after a reload; the id makes that harmless too.
 */
import { backOff_ms } from "./backoff";
import type { Kept } from "./kept";
import { Refusal } from "./refusal";
import type { Message, Quote } from "./wire";

export interface Letter {
  client_id: string;
  room: string;
  body: string;
  replyTo: Quote | null;
  /** Uploads that belong to it, by their keys: it goes once all of them are ready. */
  files: readonly string[];
  /** The root of the thread that it is said in. Letters that waited through an update know of none. */
  thread?: Quote | null;
  /** A reply that goes to the room as well. */
  alsoInRoom?: boolean;
  /** The message that it passes on. */
  forward?: string;
  /** The revision of the draft that it was: the server takes that away with it. */
  draft?: number | null;
  /** Its author knows how many people it calls. */
  isConfirmed?: boolean;
  /** ISO moment, for showing and for the order after a reload. */
  writtenAt: string;
  /** The server's last word, if it said no: the text stays until its author edits or discards it. */
  refusal: { code: string; message: string } | null;
}

export interface OutboxWorld {
  send: (letter: Letter) => Promise<Message>;
  after: (delay_ms: number, run: () => void) => () => void;
  random: () => number;
  now: () => Date;
  newId: () => string;
  /** Its files are not all there yet. Others may overtake it. */
  isHeldBack?: (letter: Letter) => boolean;
}

export interface OutboxListener {
  onChange: (letters: readonly Letter[]) => void;
  onSent: (message: Message) => void;
}

const PREFIX = "outbox.";
/** A fault of the server that comes back this often will not go away by itself. */
const FAULTS_UNTIL_FINAL = 6;

/** What was kept before there were files has none. */
const withFiles = (letter: Letter): Letter => ({ ...letter, files: (letter as Partial<Letter>).files ?? [] });

function isLetter(value: unknown): value is Letter {
  return typeof value === "object" && value !== null && "client_id" in value && "room" in value && "body" in value && "writtenAt" in value;
}

export class Outbox {
  #letters: readonly Letter[] = [];
  #busy = new Set<string>();
  #tries = new Map<string, number>();
  #isOpen = false;
  #stopListening: () => void;

  constructor(
    private readonly kept: Kept,
    private readonly world: OutboxWorld,
    private readonly listener: OutboxListener,
  ) {
    this.#letters = kept
      .keys(PREFIX)
      .map((key) => kept.read(key))
      .filter(isLetter)
      .map(withFiles)
      .toSorted((one, other) => one.writtenAt.localeCompare(other.writtenAt));
    this.#stopListening = kept.onElsewhere((key) => this.#changedElsewhere(key));
    if (this.#letters.length > 0) listener.onChange(this.#letters);
  }

  letters(): readonly Letter[] {
    return this.#letters;
  }

  close(): void {
    this.#isOpen = false;
    this.#stopListening();
  }

  /** The line is up (or down): what waits goes now. */
  setOpen(isOpen: boolean): void {
    this.#isOpen = isOpen;
    this.nudge();
  }

  /** Something that was held back may go now. */
  nudge(): void {
    if (this.#isOpen) for (const room of new Set(this.#letters.map((letter) => letter.room))) this.#next(room);
  }

  add(
    room: string,
    body: string,
    replyTo: Quote | null,
    files: readonly string[] = [],
    more: Pick<Letter, "thread" | "alsoInRoom" | "forward" | "draft" | "isConfirmed"> = {},
  ): Letter {
    const writtenAt = this.#writtenAt();
    const letter: Letter = { client_id: this.world.newId(), room, body, replyTo, files, ...more, writtenAt, refusal: null };
    this.#put(letter);
    this.#next(room);
    return letter;
  }

  /** Takes a message out for good: its author discards it, or has it back in the composer. */
  discard(clientId: string): void {
    this.#remove(clientId);
  }

  /** Tries a refused one again, under its id; confirmed where that was missing. */
  retry(clientId: string, isConfirmed = false): void {
    const letter = this.#letters.find((one) => one.client_id === clientId);
    if (!letter) return;
    this.#tries.delete(clientId);
    this.#put({ ...letter, refusal: null, ...(isConfirmed && { isConfirmed }) });
    this.#next(letter.room);
  }

  /** The message came by its event: sent, even if the answer was lost. */
  arrived(clientId: string): void {
    if (!this.#busy.has(clientId)) this.#remove(clientId);
  }

  /** Strictly later than every other one, also within a millisecond. */
  #writtenAt(): string {
    const last = this.#letters.at(-1)?.writtenAt;
    const now_ms = this.world.now().getTime();
    return new Date(last === undefined ? now_ms : Math.max(now_ms, Date.parse(last) + 1)).toISOString();
  }

  #next(room: string): void {
    if (!this.#isOpen) return;
    const waiting = this.#letters.find((letter) => letter.room === room && letter.refusal === null && !this.world.isHeldBack?.(letter));
    const isBusy = this.#letters.some((letter) => letter.room === room && this.#busy.has(letter.client_id));
    if (waiting && !isBusy) void this.#send(waiting);
  }

  async #send(letter: Letter): Promise<void> {
    const { client_id: id, room } = letter;
    this.#busy.add(id);
    let wait_ms = 0;
    try {
      const message = await this.world.send(letter);
      this.listener.onSent(message);
      this.#remove(id);
    } catch (error) {
      const refusal = error instanceof Refusal ? error : Refusal.unreachable();
      wait_ms = this.#refused(letter, refusal);
    }
    if (wait_ms === 0) {
      this.#busy.delete(id);
      this.#next(room);
      return;
    }
    // Stays busy while it waits, so that nothing overtakes it.
    this.world.after(wait_ms, () => {
      this.#busy.delete(id);
      this.#next(room);
    });
  }

  /** Returns how long to wait before the next try; 0 after a last word. */
  #refused(letter: Letter, refusal: Refusal): number {
    const tries = this.#tries.get(letter.client_id) ?? 0;
    const isFault = refusal.code === "internal";
    if (refusal.isPassing && !(isFault && tries >= FAULTS_UNTIL_FINAL)) {
      this.#tries.set(letter.client_id, tries + 1);
      if (refusal.retryAfter_s !== null) return Math.max(100, refusal.retryAfter_s * 1_000);
      return backOff_ms(tries, this.world.random());
    }
    const { code, message } = refusal;
    if (this.#letters.some((one) => one.client_id === letter.client_id)) this.#put({ ...letter, refusal: { code, message } });
    return 0;
  }

  #put(letter: Letter): void {
    this.kept.write(PREFIX + letter.client_id, letter);
    const isKnown = this.#letters.some((one) => one.client_id === letter.client_id);
    this.#change(
      isKnown ? this.#letters.map((one) => (one.client_id === letter.client_id ? letter : one)) : [...this.#letters, letter],
    );
  }

  #remove(clientId: string): void {
    this.kept.write(PREFIX + clientId, undefined);
    this.#tries.delete(clientId);
    if (this.#letters.some((one) => one.client_id === clientId)) {
      this.#change(this.#letters.filter((one) => one.client_id !== clientId));
    }
  }

  /** Another tab has sent or discarded it. What another tab writes is that tab's to send. */
  #changedElsewhere(key: string): void {
    if (!key.startsWith(PREFIX) || this.kept.read(key) !== null) return;
    const id = key.slice(PREFIX.length);
    if (this.#busy.has(id)) return;
    this.#change(this.#letters.filter((one) => one.client_id !== id));
  }

  #change(letters: readonly Letter[]): void {
    this.#letters = letters;
    this.listener.onChange(letters);
  }
}
