/**
 * Files on their way, from the moment they are chosen until the server holds them in a message. They go up while one
 * is still writing, go on after a break or a reload, and what the server refuses says why. No React; the browser comes
 * in as a world.
 */
import { backOff_ms } from "../backoff";
import { Refusal } from "../refusal";
import { Store } from "../store";
import type { FileOut } from "../wire";

export type UploadKind = "file" | "voice";

/** What of an upload outlives a reload, where the browser allows. */
export interface KeptUpload {
  key: string;
  /** Where it hangs: `draft:…` while one writes, `letter:<client_id>` once it is said. */
  place: string;
  file: File;
  kind: UploadKind;
  addedAt: number;
  /** Where the server takes it; null before it was announced. */
  url: string | null;
  /** As others will see it, once the server has understood it. */
  ready: FileOut | null;
}

export interface Upload extends KeptUpload {
  phase: "sending" | "understanding" | "ready" | "failed";
  /** How much has left, 0..1. */
  part: number;
  /** Why it does not go on, in words; while it is still `sending`, why it waits. */
  problem: string | null;
  /** Shows a picture before anybody has it. */
  picture: string | null;
}

export interface Sending {
  /** Resolves once all bytes are there; rejects with a Refusal. */
  done: Promise<void>;
  stop: () => void;
}

export interface UploadsWorld {
  send: (upload: Upload, tell: { url: (url: string) => void; part: (part: number) => void }) => Sending;
  finish: (url: string) => Promise<FileOut>;
  callOff: (url: string) => void;
  /** What was kept before a reload. */
  load: () => Promise<readonly KeptUpload[]>;
  keep: (upload: KeptUpload) => void;
  forget: (key: string) => void;
  after: (delay_ms: number, run: () => void) => () => void;
  random: () => number;
  now_ms: () => number;
  newId: () => string;
  link: (file: File) => string;
  unlink: (url: string) => void;
}

/** At most so many go up at once; the others wait. */
const AT_ONCE = 3;

const isPicture = ({ type }: File) => /^image\/(png|jpeg|gif|webp|avif)$/.test(type);

export class Uploads {
  readonly store = new Store<readonly Upload[]>([]);
  /** What was kept before a reload is here: what is missing now is lost. */
  isLoaded = false;
  #running = new Map<string, () => void>();
  #tries = new Map<string, number>();
  #hasStopped = false;

  constructor(
    private readonly world: UploadsWorld,
    private readonly onReady: () => void,
  ) {}

  /** Goes on with what a reload interrupted. */
  async start(): Promise<void> {
    const kept = await this.world.load().catch(() => []);
    if (this.#hasStopped) return;
    const known = new Set(this.all().map(({ key }) => key));
    const found = kept.filter(({ key }) => !known.has(key)).toSorted((one, other) => one.addedAt - other.addedAt);
    this.isLoaded = true;
    this.#set([...found.map((one) => this.#shown(one)), ...this.all()]);
    this.#next();
    this.onReady();
  }

  stop(): void {
    this.#hasStopped = true;
    for (const stop of this.#running.values()) stop();
    this.#running.clear();
  }

  all = (): readonly Upload[] => this.store.current();

  /** In the order of the keys. */
  of(keys: readonly string[]): Upload[] {
    return keys.flatMap((key) => this.all().find((one) => one.key === key) ?? []);
  }

  add(place: string, files: readonly File[], kind: UploadKind = "file"): Upload[] {
    const added = files.map((file, nth) =>
      this.#shown({ key: this.world.newId(), place, file, kind, addedAt: this.world.now_ms() + nth / 100, url: null, ready: null }),
    );
    this.#set([...this.all(), ...added]);
    for (const one of added) this.#keep(one);
    this.#next();
    return added;
  }

  /** From a draft to what was said, or back. */
  move(keys: readonly string[], place: string): void {
    for (const key of keys) {
      this.#change(key, { place });
      const moved = this.all().find((one) => one.key === key);
      if (moved) this.#keep(moved);
    }
    this.store.flush();
  }

  /**
   * Files of a draft that another device attached: the server has them, this browser has their names. `isAll`: what of
   * the draft is ready and not among them was taken out there.
   */
  show(place: string, files: readonly FileOut[], { isAll }: { isAll: boolean }): void {
    const here = this.all().filter((one) => one.place === place && one.ready !== null);
    const known = new Set(here.map(({ ready }) => ready?.id));
    const added = files.filter(({ id }) => !known.has(id)).map((ready) => this.#shown(this.#borrowed(place, ready)));
    if (added.length > 0) this.#set([...this.all(), ...added]);
    const wanted = new Set(files.map(({ id }) => id));
    const gone = here.flatMap(({ key, ready }) => (ready && !wanted.has(ready.id) ? key : []));
    if (isAll && gone.length > 0) this.settle(gone);
  }

  retry(key: string): void {
    this.#tries.delete(key);
    this.#change(key, { phase: "sending", problem: null });
    this.#next();
  }

  /** Its author does not want it any more: the server forgets it too. */
  drop(keys: readonly string[]): void {
    for (const { key, url } of this.of(keys)) {
      this.#running.get(key)?.();
      this.#running.delete(key);
      if (url !== null) this.world.callOff(url);
    }
    this.settle(keys);
  }

  /** A message holds them now, or another tab has taken them out. */
  settle(keys: readonly string[]): void {
    for (const { key, picture } of this.of(keys)) {
      this.#running.get(key)?.();
      this.#running.delete(key);
      this.world.forget(key);
      if (picture !== null) this.world.unlink(picture);
    }
    this.#set(this.all().filter(({ key }) => !keys.includes(key)));
    this.#next();
  }

  /** All of them are there, and the server has understood each. */
  areReady(keys: readonly string[]): boolean {
    const found = this.of(keys);
    return found.length === keys.length && found.every(({ ready }) => ready !== null);
  }

  /** What this page knew to be on its way is no longer: a message holds its files, or they were dropped with it. */
  settleLetters(before: readonly { client_id: string }[], after: readonly { client_id: string }[]): void {
    const stay = new Set(after.map(({ client_id }) => client_id));
    const gone = new Set(before.flatMap(({ client_id }) => (stay.has(client_id) ? [] : `letter:${client_id}`)));
    const keys = this.all().flatMap(({ key, place }) => (gone.has(place) ? key : []));
    if (keys.length > 0) this.settle(keys);
  }

  #borrowed(place: string, ready: FileOut): KeptUpload {
    const file = new File([], ready.name, { type: ready.mime });
    const kind = ready.kind === "voice" ? "voice" : "file";
    return { key: `file:${ready.id}`, place, file, kind, addedAt: this.world.now_ms(), url: `/api/uploads/${ready.id}`, ready };
  }

  #shown(kept: KeptUpload): Upload {
    const isHere = kept.file.size > 0;
    const picture = isHere && isPicture(kept.file) ? this.world.link(kept.file) : isHere ? null : (kept.ready?.thumb_url ?? null);
    return { ...kept, phase: kept.ready ? "ready" : "sending", part: kept.ready ? 1 : 0, problem: null, picture };
  }

  #keep({ key, place, file, kind, addedAt, url, ready }: Upload): void {
    this.world.keep({ key, place, file, kind, addedAt, url, ready });
  }

  #set(all: readonly Upload[]): void {
    this.store.update(() => all);
    this.store.flush();
  }

  #change(key: string, change: Partial<Upload>): void {
    this.store.update((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }

  #next(): void {
    if (this.#hasStopped) return;
    const waiting = this.all().filter(({ key, phase }) => phase === "sending" && !this.#running.has(key));
    for (const one of waiting.slice(0, Math.max(0, AT_ONCE - this.#running.size))) void this.#run(one);
  }

  async #run(upload: Upload): Promise<void> {
    const { key } = upload;
    const sending = this.world.send(upload, {
      url: (url) => {
        this.#change(key, { url });
        this.#keepNow(key);
      },
      part: (part) => this.#change(key, { part, problem: null }),
    });
    this.#running.set(key, sending.stop);
    try {
      await sending.done;
      const url = this.all().find((one) => one.key === key)?.url;
      if (url == null) return;
      this.#change(key, { phase: "understanding", part: 1 });
      const ready = await this.world.finish(url);
      this.#change(key, { phase: "ready", ready, problem: null });
      this.#keepNow(key);
    } catch (error) {
      if (this.#running.get(key) === sending.stop) this.#failed(key, error instanceof Refusal ? error : Refusal.unreachable());
      return;
    }
    if (this.#running.get(key) === sending.stop) this.#running.delete(key);
    this.store.flush();
    this.#next();
    this.onReady();
  }

  #keepNow(key: string): void {
    const one = this.all().find((upload) => upload.key === key);
    if (one) this.#keep(one);
  }

  /** What passes is tried again, for as long as it takes; everything else is for its author to decide. */
  #failed(key: string, refusal: Refusal): void {
    const tries = this.#tries.get(key) ?? 0;
    if (!refusal.isPassing) {
      this.#running.delete(key);
      this.#change(key, { phase: "failed", problem: refusal.message });
      this.store.flush();
      this.#next();
      return;
    }
    this.#tries.set(key, tries + 1);
    this.#change(key, { phase: "sending", problem: refusal.isLost ? null : refusal.message });
    const wait_ms = refusal.retryAfter_s === null ? backOff_ms(tries, this.world.random()) : refusal.retryAfter_s * 1_000;
    // Keeps its turn while it waits, so that one that cannot go on is not tried without pause.
    const callOff = this.world.after(Math.max(200, wait_ms), () => {
      this.#running.delete(key);
      this.#next();
    });
    this.#running.set(key, callOff);
  }
}
