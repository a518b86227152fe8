/**
 * The live model of one signed-in person: loads the start snapshot, follows topics, applies what comes, sends what
 * was written. React reads `store`; features act through the methods. One instance, see current.ts.
 */
import type { Kept } from "@/lib/kept";
import { Drafts, type DraftsWorld } from "@/lib/drafts";
import { type Letter, Outbox } from "@/lib/outbox";
import { Refusal } from "@/lib/refusal";
import type { World } from "@/lib/socket";
import { Store } from "@/lib/store";
import { Sync } from "@/lib/sync";
import type { Entry } from "@/lib/topics";
import { communityTopic, roomTopic } from "@/lib/wire";
import type { AnyFact, Attention, Home, Message, MyRoom, Result, ThreadMark, Welcome, Wish } from "@/lib/wire";
import { fromAttention, timePassed, withLevels } from "./attention";
import { readUpTo } from "./counts";
import { applyEntry, applyFact, type Handlers } from "./handlers";
import { coreTopics, ownRooms, ownThreads, recountedAmong, roomSeqsOf, withHome } from "./home";
import { withBlocked } from "./people";
import type { Counting, LiveState, OwnRoom } from "./state";

export interface EngineWorld extends World {
  loadHome: () => Promise<Home>;
  /** These rooms counted anew; none named: all. */
  loadRooms: (rooms: readonly string[]) => Promise<readonly MyRoom[]>;
  loadThreads: () => Promise<readonly ThreadMark[]>;
  loadAttention: () => Promise<Attention>;
  now: () => Date;
  newId: () => string;
  /** The files of what was written: whether they are all there, and under which ids the server has them. */
  drafts?: DraftsWorld;
  files?: { areReady: (keys: readonly string[]) => boolean; idsOf: (keys: readonly string[]) => string[] };
}

/** What the app around it wants to know. */
export interface EngineListener {
  onEntries: (entries: readonly Entry[]) => void;
  onSignedOut: () => void;
  onLine: (line: Line) => void;
  onFact: (fact: AnyFact) => void;
  /** Topics that one is off (refused), or whose state has to be loaded anew (reset). */
  onBroken: (topics: readonly string[], how: "refused" | "reset") => void;
}

/** up: live. down: trying. caught-up: live again, and everything missed is here. */
export type Line = "up" | "down" | "caught-up";

/** Null state: the start snapshot is not here yet. */
export type Live = LiveState | null;

const RECOUNT_MS = 800;
/** More rooms than this are counted by asking for all of them. */
const MOST_TO_COUNT = 50;
const HOME_RETRY_MS = 3_000;

export class Engine {
  readonly store = new Store<Live>(null);
  readonly letters = new Store<readonly Letter[]>([]);
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  #sync: Sync;
  #recordings = new Set<Entry[]>();
  #wasUp = false;
  #isRecounting = false;
  #isLoadingHome = false;
  #hasStopped = false;

  constructor(
    private readonly handlers: Handlers,
    private readonly world: EngineWorld,
    private readonly listener: EngineListener,
    kept: Kept,
  ) {
    this.drafts = new Drafts(kept, world.drafts);
    this.outbox = new Outbox(
      kept,
      {
        ...world,
        send: (letter) => this.#send(letter),
        isHeldBack: ({ files }) => files.length > 0 && world.files?.areReady(files) !== true,
      },
      {
        onChange: (letters) => {
          this.letters.update(() => letters);
          this.letters.flush();
        },
        onSent: (message) => this.takeMessage(message),
      },
    );
    this.#sync = new Sync(
      {
        onPhase: (phase) => {
          this.outbox.setOpen(phase === "open");
          void this.drafts.setOpen(phase === "open");
          if (phase === "signed-out") this.listener.onSignedOut();
          if (phase === "waiting" && this.#wasUp) this.listener.onLine("down");
        },
        onWelcome: (welcome) => this.#welcome(welcome),
        onEntries: (entries) => this.#apply(entries),
        onFact: (_, fact) => this.#applyFact(fact),
        onReset: (topics) => this.#reset(topics),
        onRefused: (topics) => this.#refused(topics),
        onCaughtUp: () => {
          this.listener.onLine(this.#wasUp ? "caught-up" : "up");
          this.#wasUp = true;
        },
      },
      world,
    );
  }

  start(): void {
    this.#hasStopped = false;
    this.#sync.start();
    void this.#loadHome();
  }

  stop(): void {
    this.#hasStopped = true;
    this.#sync.stop();
    this.outbox.close();
    this.drafts.stop();
  }

  nudge(): void {
    this.#sync.nudge();
  }

  /** Another network: the line of the old one leads nowhere, even where it does not know yet. */
  reconnect(): void {
    this.#sync.reconnect();
  }

  /** Whether commands can go out right now. */
  get isUp(): boolean {
    return this.#sync.phase === "open";
  }

  command(wish: Wish): Promise<Result> {
    return this.#sync.command(wish);
  }

  /** Follows more than what home names: a talk and its chat, from where a snapshot of them was true. */
  follow(seqs: Readonly<Record<string, number | null>>): void {
    this.#sync.follow(seqs);
  }

  forget(topics: readonly string[]): void {
    this.#sync.forget(topics);
  }

  update(change: (state: LiveState) => LiveState): void {
    this.store.update((state) => (state ? change(state) : state));
  }

  /**
   * Loads something over HTTP and merges it. What events said while it was under way is applied again on top, so
   * that an answer which is older than they are takes nothing back: every reducer may be applied twice.
   */
  async load<Loaded>(fetch: () => Promise<Loaded>, merge: (state: LiveState, loaded: Loaded) => LiveState): Promise<Loaded> {
    const meanwhile: Entry[] = [];
    this.#recordings.add(meanwhile);
    try {
      const loaded = await fetch();
      this.update((state) => this.#reduce(merge(state, loaded), meanwhile));
      return loaded;
    } finally {
      this.#recordings.delete(meanwhile);
    }
  }

  /** The answer to one's own sending is as good as its event. */
  takeMessage(message: Message): void {
    this.update((state) => {
      const event = { type: "message.sent", message, root_replies: null } as const;
      return applyEntry(this.handlers, state, { topic: roomTopic(message.room), seq: message.seq, event });
    });
    this.store.flush();
  }

  async #send({ room, client_id, body, replyTo, thread, alsoInRoom, forward, draft, isConfirmed, files: keys }: Letter): Promise<Message> {
    const files = this.world.files?.idsOf(keys) ?? [];
    const where = { room, thread: thread?.id ?? null, also_in_room: alsoInRoom ?? false, confirmed: isConfirmed ?? false };
    const result = await this.command({ do: "message.send", ...where, client_id, body, reply_to: replyTo?.id ?? null, files, forward: forward ?? null, draft: draft ?? null });
    if (result.type !== "message") throw Refusal.unreachable();
    return result.message;
  }

  async #loadHome(): Promise<void> {
    if (this.#isLoadingHome) return;
    this.#isLoadingHome = true;
    const meanwhile: Entry[] = [];
    this.#recordings.add(meanwhile);
    try {
      const home = await this.world.loadHome();
      this.store.update((state) => timePassed(this.#reduce(withHome(state, home), meanwhile), this.world.now_ms()));
      this.store.flush();
      this.#sync.follow(home.topics);
      // Once the list is drawn: of 20,000 rooms this takes longer than drawing it.
      this.world.after(0, () => !this.#hasStopped && this.#sync.follow(roomSeqsOf(home)));
    } catch (error) {
      const isLast = error instanceof Refusal && !error.isPassing;
      if (!isLast) this.world.after(HOME_RETRY_MS, () => void (this.#hasStopped || this.#loadHome()));
    } finally {
      this.#recordings.delete(meanwhile);
      this.#isLoadingHome = false;
    }
  }

  #welcome({ reads, read_versions: versions, blocked, levels }: Welcome): void {
    this.update((before) => {
      const state = withBlocked(before, blocked);
      const rooms = state.rooms.map((own) => {
        const seq = reads[own.room.id];
        return seq === undefined ? own : welcomed(own, seq, versions[own.room.id] ?? 0);
      });
      return withLevels({ ...state, awaitsPresence: true, rooms }, levels);
    });
    // A mark of ours that never arrived goes out again.
    for (const own of this.store.current()?.rooms.values() ?? []) {
      const room = own.room.id;
      const theirs = reads[room];
      if (theirs !== undefined && own.readSeq > theirs && own.readVersion === (versions[room] ?? 0)) {
        this.command({ do: "room.read", room, seq: own.readSeq, read_version: own.readVersion }).catch(() => undefined);
      }
    }
    this.#recountSoon();
    if (!this.#wasUp) return;
    void this.#loadThreads();
    void this.#loadAttention();
  }

  /** How people are to be reached is told by facts, which a break may swallow. */
  async #loadAttention(): Promise<void> {
    try {
      const attention = await this.world.loadAttention();
      this.update((state) => timePassed({ ...state, ...fromAttention(state, attention) }, this.world.now_ms()));
    } catch {
      // The next welcome asks again.
    }
  }

  /** Marks in threads come by no welcome: after a break they are asked for. One of ours that never arrived goes again. */
  async #loadThreads(): Promise<void> {
    try {
      const marks = await this.load(this.world.loadThreads, (state, loaded) => ({ ...state, threads: ownThreads(state.threads, loaded) }));
      const threads: LiveState["threads"] = this.store.current()?.threads ?? {};
      for (const { root, read_seq, read_version } of marks) {
        const { readSeq = 0, readVersion = 0 } = threads[root.id] ?? {};
        if (readSeq <= read_seq || readVersion !== read_version) continue;
        this.command({ do: "thread.read", message: root.id, seq: readSeq, read_version }).catch(() => undefined);
      }
    } catch {
      // The next welcome asks again.
    }
  }

  #reduce(state: LiveState, entries: readonly Entry[]): LiveState {
    return entries.reduce((before, entry) => applyEntry(this.handlers, before, entry), state);
  }

  #apply(entries: readonly Entry[]): void {
    for (const recording of this.#recordings) recording.push(...entries);
    this.update((state) => this.#reduce(state, entries));
    for (const { event } of entries) this.#followUp(event);
    this.#recountSoon();
    this.listener.onEntries(entries);
  }

  /** Coming and going changes what one listens to. */
  #followUp(event: Entry["event"]): void {
    const state = this.store.current();
    const me = state?.me.id;
    switch (event.type) {
      case "room.entered": {
        const { room, seq } = event.my_room;
        // A visitor has read up to some moment; what was said since then comes from the log.
        this.#sync.follow({ [roomTopic(room.id)]: Math.min(seq, state?.stretches[room.id]?.seq ?? seq) });
        return;
      }
      case "room.exited":
        { this.#sync.forget([roomTopic(event.room)]); return; }
      case "member.left":
        if (event.person === me) this.#sync.forget([roomTopic(event.room)]);
        return;
      case "community.entered":
        // Its members and channels are loaded when they are looked at, so "from now on" is enough.
        { this.#sync.follow({ [communityTopic(event.community.id)]: null }); return; }
      case "community.exited":
        { this.#sync.forget([communityTopic(event.community)]); return; }
      case "community.member_left":
        if (event.person === me) this.#sync.forget([communityTopic(event.community)]);
        return;
      case "message.sent":
        if (event.message.author === me) this.outbox.arrived(event.message.client_id);
        return;
      default:
    }
  }

  #applyFact(fact: AnyFact): void {
    this.listener.onFact(fact);
    this.update((state) => applyFact(this.handlers, state, fact, this.world.now_ms()));
    this.#recountSoon();
  }

  /** Loaded messages of a room that was reset have a hole: they go, and whoever looks at them loads them anew. */
  #reset(topics: readonly string[]): void {
    this.listener.onBroken(topics, "reset");
    const rooms = new Set(topics.filter((topic) => topic.startsWith("room:")).map((topic) => topic.slice(5)));
    this.update((state) => ({
      ...state,
      stretches: Object.fromEntries(Object.entries(state.stretches).filter(([room]) => !rooms.has(room))),
      threadStretches: Object.fromEntries(Object.entries(state.threadStretches).filter(([, { room }]) => !rooms.has(room))),
      ...(rooms.size < topics.length && { members: {}, channels: {}, directoryVersion: state.directoryVersion + 1 }),
      roomPeople: {},
    }));
    void this.#loadHome();
  }

  #refused(topics: readonly string[]): void {
    this.listener.onBroken(topics, "refused");
    const person = this.store.current()?.me.id ?? "";
    if (coreTopics(person).some((topic) => topics.includes(topic))) return;
    void this.#loadHome();
  }

  /** Where only the server can count, it is asked; once for many. */
  #recountSoon(): void {
    const state = this.store.current();
    const isUncounted = ({ needsCount }: Counting) => needsCount;
    const needsCount = state && (state.rooms.values().some(isUncounted) || Object.values(state.threads).some(isUncounted));
    if (!needsCount || this.#isRecounting) return;
    this.#isRecounting = true;
    this.world.after(RECOUNT_MS, () => {
      Promise.all([this.#countRooms(), this.#loadThreads()])
        .catch(() => undefined)
        .finally(() => {
          this.#isRecounting = false;
        });
    });
  }

  async #countRooms(): Promise<void> {
    const uncounted = (this.store.current()?.rooms.values() ?? []).flatMap(({ needsCount, room }) => (needsCount ? [room.id] : []));
    if (uncounted.length === 0) return;
    const asked = uncounted.length > MOST_TO_COUNT ? [] : uncounted;
    await this.load(
      () => this.world.loadRooms(asked),
      (state, found) => ({ ...state, rooms: asked.length > 0 ? recountedAmong(state, asked, found) : ownRooms(state.rooms, found, state.levels) }),
    );
  }
}

/** A mark of the welcome. Was it set back meanwhile, then only the server knows what is unread behind it. */
function welcomed(own: OwnRoom, seq: number, version: number): OwnRoom {
  if (version <= own.readVersion) return version < own.readVersion ? own : readUpTo(own, seq);
  return { ...own, readSeq: seq, readVersion: version, needsCount: true };
}
