import fc from "fast-check";
import { expect, test } from "vitest";
import { FakeTime, seededRandom } from "./fake-world";
import type { Wire } from "./socket";
import { Sync } from "./sync";
import type { AnyEvent, ClientCommand, ServerFrame } from "./wire";

const REPLAY_LIMIT = 25;
const HEARTBEAT_S = 20;

const event = (text: string): AnyEvent => ({ type: "room.exited", room: text });

/** A server with logs, and a network between it and its one client that loses, doubles and reorders. */
class FakeServer {
  readonly logs = new Map<string, AnyEvent[]>();
  readonly refused = new Set<string>();
  faults = 0;
  commands: ClientCommand[] = [];
  #wire: Wire | null = null;
  #joined = new Set<string>();

  constructor(
    private readonly time: FakeTime,
    private readonly random: () => number,
  ) {
    const beat = () => {
      this.#tell({ kind: "heads", topics: Object.fromEntries([...this.#joined].map((topic) => [topic, this.head(topic)])) });
      time.after(HEARTBEAT_S * 1_000, beat);
    };
    time.after(HEARTBEAT_S * 1_000, beat);
  }

  head = (topic: string) => this.logs.get(topic)?.length ?? 0;

  open = (): Wire => {
    this.#joined.clear();
    const wire: Wire = {
      onmessage: null,
      onclose: null,
      close: () => undefined,
      send: (text) => {
        if (this.#isLost()) return;
        this.time.after(this.random() * 20, () => {
          if (this.#wire === wire) this.#take(JSON.parse(text) as ClientCommand);
        });
      },
    };
    this.#wire = wire;
    this.time.after(5, () => this.#tell({ kind: "welcome", person: "me", reads: {}, read_versions: {}, blocked: [], levels: {}, heartbeat_s: HEARTBEAT_S }));
    return wire;
  };

  close(code: number): void {
    const wire = this.#wire;
    this.#wire = null;
    this.#joined.clear();
    wire?.onclose?.({ code });
  }

  publish(topic: string): void {
    const log = this.logs.get(topic) ?? [];
    this.logs.set(topic, [...log, event(`${topic}/${log.length + 1}`)]);
    if (this.#joined.has(topic)) this.#tellEvent(topic, log.length + 1);
  }

  #isLost = () => this.random() < this.faults;

  #tellEvent(topic: string, seq: number): void {
    this.#tell({ kind: "event", topic, seq, event: this.logs.get(topic)?.[seq - 1] ?? event("?") });
  }

  #tell(frame: ServerFrame): void {
    const wire = this.#wire;
    const isWelcome = frame.kind === "welcome";
    const copies = !isWelcome && this.#isLost() ? 0 : frame.kind === "event" && this.#isLost() ? 2 : 1;
    for (let i = 0; i < copies; i += 1) {
      const delay_ms = frame.kind === "event" ? 1 + this.random() * 60 * this.faults : 1;
      this.time.after(delay_ms, () => {
        if (this.#wire === wire) wire?.onmessage?.({ data: JSON.stringify(frame) });
      });
    }
  }

  #take(command: ClientCommand): void {
    this.commands.push(command);
    if (command.do !== "topics.resume") return;
    const refused = Object.keys(command.topics).filter((topic) => this.refused.has(topic));
    const topics: Record<string, number> = {};
    for (const [topic, after] of Object.entries(command.topics)) {
      if (this.refused.has(topic)) continue;
      const head = this.head(topic);
      topics[topic] = head;
      this.#joined.add(topic);
      if (after !== null && head - after > REPLAY_LIMIT) this.#tell({ kind: "reset", topic, head });
      else if (after !== null) for (let seq = after + 1; seq <= head; seq += 1) this.#tellEvent(topic, seq);
    }
    this.#tell({ kind: "ok", re: command.id, result: { type: "resumed", topics, refused } });
  }
}

function connect(seed: number) {
  const time = new FakeTime();
  const random = seededRandom(seed);
  const server = new FakeServer(time, random);
  const seen: Record<string, unknown[]> = {};
  const heard = { caughtUp: 0, refused: [] as string[], phases: [] as string[], resets: 0 };
  const sync = new Sync(
    {
      onPhase: (phase) => heard.phases.push(phase),
      onWelcome: () => undefined,
      onEntries: (entries) => {
        for (const entry of entries) (seen[entry.topic] ??= []).push(entry.event);
      },
      onFact: () => undefined,
      onReset: (topics) => {
        heard.resets += 1;
        for (const topic of topics) seen[topic] = (server.logs.get(topic) ?? []).slice(0, sync.topics.last(topic) ?? 0);
      },
      onRefused: (topics) => heard.refused.push(...topics),
      onCaughtUp: () => (heard.caughtUp += 1),
    },
    { open: server.open, now_ms: () => time.now_ms, after: time.after, random },
  );
  return { time, server, sync, seen, heard };
}

test("whatever the network and the server do, at rest the client has the log, once and in order", async () => {
  const topic = fc.constantFrom("room:a", "room:b", "house");
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant("publish" as const), topic }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.integer({ min: 1, max: 30_000 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("close" as const), code: fc.constantFrom(1006, 1012, 4408, 4429) }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.array(step, { maxLength: 120 }), async (seed, steps) => {
      const { time, server, sync, seen } = connect(seed);
      sync.follow({ "room:a": 0, "room:b": 0, house: 0 });
      sync.start();
      server.faults = 0.2;
      for (const one of steps) {
        if (one.do === "publish") server.publish(one.topic);
        else if (one.do === "wait") await time.pass(one.ms);
        else server.close(one.code);
      }
      server.faults = 0;
      await time.pass(180_000);
      for (const name of ["room:a", "room:b", "house"]) expect(seen[name] ?? []).toEqual(server.logs.get(name) ?? []);
    }),
    { numRuns: 60 },
  );
});

test("a gap is asked for at once, not with the next heartbeat", async () => {
  const { time, server, sync, seen } = connect(7);
  sync.follow({ "room:a": 0 });
  sync.start();
  await time.pass(100);
  server.faults = 1;
  server.publish("room:a");
  server.faults = 0;
  server.publish("room:a");
  await time.pass(200);
  expect(seen["room:a"]).toEqual(server.logs.get("room:a"));
});

test("a client that was away is told when it has everything again", async () => {
  const { time, server, sync, seen, heard } = connect(1);
  sync.follow({ "room:a": 0 });
  sync.start();
  await time.pass(100);
  expect(heard.caughtUp).toBe(1);
  server.close(1012);
  server.publish("room:a");
  server.publish("room:a");
  await time.pass(2_000);
  expect(heard.caughtUp).toBe(2);
  expect(seen["room:a"]).toHaveLength(2);
});

test("too far behind, it is reset and goes on from the head", async () => {
  const { time, server, sync, seen, heard } = connect(2);
  for (let i = 0; i < REPLAY_LIMIT + 5; i += 1) server.publish("room:a");
  sync.follow({ "room:a": 0 });
  sync.start();
  await time.pass(500);
  expect(heard.resets).toBe(1);
  server.publish("room:a");
  await time.pass(500);
  expect(seen["room:a"]).toHaveLength(REPLAY_LIMIT + 6);
});

test("of very many topics two commands are under way at a time, and none is forgotten", async () => {
  const { time, server, sync, seen, heard } = connect(8);
  const names = Array.from({ length: 5_500 }, (_, n) => `room:${n}`);
  sync.follow(Object.fromEntries(names.map((name) => [name, 0])));
  server.publish("room:5499");
  sync.start();
  await time.pass(6);
  sync.forget(["room:5000"]);
  await time.pass(1);
  expect(heard.caughtUp).toBe(0);
  await time.pass(1_000);
  const asked = server.commands.flatMap((command) => (command.do === "topics.resume" ? [Object.keys(command.topics)] : []));
  expect(asked.map(({ length }) => length).toSorted((one, other) => one - other)).toEqual([499, 1_000, 1_000, 1_000, 1_000, 1_000]);
  expect(new Set(asked.flat()).size).toBe(5_499);
  expect([heard.caughtUp, seen["room:5499"]]).toEqual([1, server.logs.get("room:5499")]);
});

test("topics that are not ours are forgotten and not asked for again", async () => {
  const { time, server, sync, heard } = connect(3);
  server.refused.add("room:x");
  sync.follow({ "room:x": 0, "room:a": 0 });
  sync.start();
  await time.pass(500);
  expect(heard.refused).toEqual(["room:x"]);
  server.close(1006);
  await time.pass(5_000);
  expect(server.commands.at(-1)).toMatchObject({ topics: { "room:a": 0 } });
});

test("signed out, it stays away", async () => {
  const { time, server, sync, heard } = connect(4);
  sync.start();
  await time.pass(100);
  server.close(4401);
  await time.pass(120_000);
  expect(heard.phases).toEqual(["connecting", "open", "signed-out"]);
});

test("a line that has gone silent is replaced", async () => {
  const { time, server, sync, heard } = connect(5);
  sync.follow({ "room:a": 0 });
  sync.start();
  await time.pass(100);
  server.faults = 1;
  await time.pass(HEARTBEAT_S * 1_000 * 3 + 2_000);
  expect(heard.phases.filter((phase) => phase === "connecting").length).toBeGreaterThan(1);
});

test("a command on a broken line is refused as lost, one without a line at once", async () => {
  const { time, server, sync } = connect(6);
  sync.start();
  await expect(sync.command({ do: "typing.start", room: "a", thread: null })).rejects.toMatchObject({ isLost: true });
  await time.pass(100);
  const asked = sync.command({ do: "typing.start", room: "a", thread: null });
  server.close(1012);
  await expect(asked).rejects.toMatchObject({ isLost: true });
});
