import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Ears, type EarsWorld } from "./ears";

/** An element as far as we use one. */
class FakeAudio {
  static made: FakeAudio[] = [];
  volume = 1;
  muted = false;
  paused = true;
  readyState = 4;
  src = "";
  srcObject: unknown = null;
  ontimeupdate: () => void = () => undefined;
  onerror: (() => void) | null = null;

  constructor() {
    FakeAudio.made.push(this);
  }

  play(): Promise<void> {
    this.paused = false;
    return Promise.resolve();
  }

  pause(): void {
    this.paused = true;
  }

  canPlayType = () => "maybe";
  removeAttribute = () => (this.src = "");
  load = () => undefined;

  get isHeard(): boolean {
    return !this.paused && this.volume > 0 && !this.muted && (this.src !== "" || this.srcObject !== null);
  }
}

class FakeConnection {
  static made: FakeConnection[] = [];
  connectionState = "new";
  localDescription = { sdp: "offer" };
  onconnectionstatechange: (() => void) | null = null;

  constructor() {
    FakeConnection.made.push(this);
  }

  addTransceiver = () => ({ sender: { replaceTrack: () => Promise.resolve() } });
  createOffer = () => Promise.resolve({});
  setLocalDescription = () => Promise.resolve();
  setRemoteDescription = () => Promise.resolve();
  close = () => undefined;

  turn(state: string): void {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }
}

const FULL = new Error("full");

function open() {
  const told: string[] = [];
  const server = { refusal: null as Error | null, offers: 0, url: "/hls/live.m3u8" as string | null };
  const after = (delay_ms: number, run: () => void) => {
    const timer = setTimeout(run, delay_ms);
    return () => clearTimeout(timer);
  };
  const world: EarsWorld = {
    peer: {
      ice: () => Promise.resolve({ servers: [], policy: "all" }),
      offer: () => {
        server.offers += 1;
        return server.refusal ? Promise.reject(server.refusal) : Promise.resolve({ sdp: "answer", line: "origin" });
      },
      candidate: () => Promise.resolve(),
      hasNoSound: () => false,
      after,
      random: () => 0.5,
    },
    late: { address: () => Promise.resolve(server.url), after, random: () => 0.5 },
    isFull: (error) => error === FULL,
  };
  const ears = new Ears(world, (line, why) => told.push(why === null ? line : `${line}: ${why}`));
  return { ears, told, server };
}

const settle = () => vi.advanceTimersByTimeAsync(0);
const late = () => FakeAudio.made.find((audio) => audio.src !== "");
const direct = () => FakeAudio.made.find((audio) => audio.srcObject !== null);

beforeEach(() => {
  FakeAudio.made = [];
  FakeConnection.made = [];
  vi.useFakeTimers();
  vi.stubGlobal("Audio", FakeAudio);
  vi.stubGlobal("RTCPeerConnection", FakeConnection);
  vi.stubGlobal("MediaStream", EventTarget);
  vi.stubGlobal("ManagedMediaSource", EventTarget);
  vi.stubGlobal("HTMLMediaElement", { HAVE_FUTURE_DATA: 3 });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function heardLate(refusal: Error) {
  const opened = open();
  opened.server.refusal = refusal;
  opened.ears.start();
  await settle();
  late()?.ontimeupdate();
  return opened;
}

test("in a full house it is heard late at once, and tried again every half minute", async () => {
  const { told, server } = await heardLate(FULL);
  expect(told.at(-1)).toBe("late: full");
  await vi.advanceTimersByTimeAsync(29_000);
  expect(server.offers).toBe(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(server.offers).toBe(2);
});

test("what connects is heard at once, and nothing is heard twice", async () => {
  const { ears, told, server } = await heardLate(FULL);
  await vi.advanceTimersByTimeAsync(500);
  expect(late()?.isHeard).toBe(true);
  server.refusal = null;
  ears.seat(false, true);
  await settle();
  FakeConnection.made.at(-1)?.turn("connected");
  await settle();
  expect(told.at(-1)).toBe("listening");
  for (let step = 0; step < 40; step += 1) {
    expect(Boolean(late()?.isHeard) && Boolean(direct()?.isHeard)).toBe(false);
    await vi.advanceTimersByTimeAsync(20);
  }
  expect(late()).toBeUndefined();
  expect(direct()?.isHeard).toBe(true);
  expect(direct()?.volume).toBe(1);
});

test("a line that does not come up in eight seconds is not waited for", async () => {
  const { ears, told } = open();
  ears.start();
  await vi.advanceTimersByTimeAsync(7_000);
  expect(late()).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1_500);
  late()?.ontimeupdate();
  expect(told.at(-1)).toBe("late: unreachable");
});

test("on stage one never hears oneself late", async () => {
  const { ears, told } = await heardLate(FULL);
  ears.seat(true, false);
  await vi.advanceTimersByTimeAsync(600);
  expect(late()).toBeUndefined();
  expect(told.at(-1)).not.toContain("late");
});

test("a pause silences what is heard late as well, and leaving ends it", async () => {
  const { ears } = await heardLate(FULL);
  await vi.advanceTimersByTimeAsync(500);
  ears.pause(true);
  expect(late()?.isHeard).toBe(false);
  ears.pause(false);
  expect(late()?.isHeard).toBe(true);
  ears.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(late()).toBeUndefined();
  expect(FakeAudio.made.some((audio) => audio.isHeard)).toBe(false);
});

test("where the server only begins to write, it is asked again", async () => {
  const { ears, server, told } = open();
  server.refusal = FULL;
  server.url = null;
  ears.start();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(late()).toBeUndefined();
  server.url = "/hls/live.m3u8";
  await vi.advanceTimersByTimeAsync(1_500);
  late()?.ontimeupdate();
  expect(told.at(-1)).toBe("late: full");
});

async function heardDirectly() {
  const opened = open();
  opened.ears.start();
  await settle();
  FakeConnection.made.at(-1)?.turn("connected");
  await settle();
  return opened;
}

test("whoever hears over a line that is gone connects anew, and hears on until the new one stands", async () => {
  const { ears, told, server } = await heardDirectly();
  ears.renew("origin", false);
  await settle();
  expect(server.offers).toBe(2);
  expect(direct()?.isHeard).toBe(true);
  FakeConnection.made.at(-1)?.turn("connected");
  await settle();
  expect(told.at(-1)).toBe("listening");
});

test("the end of somebody else's line is no business of ours", async () => {
  const { ears, told, server } = await heardDirectly();
  ears.renew("an edge", false);
  await settle();
  expect(server.offers).toBe(1);
  expect(told.at(-1)).toBe("listening");
});

test("whoever is called to the stage connects anew, and nothing shows of it", async () => {
  const { ears, told, server } = await heardDirectly();
  const before = told.length;
  ears.renew("origin", true);
  ears.renew("origin", true);
  await settle();
  expect(server.offers).toBe(2);
  FakeConnection.made.at(-1)?.turn("connected");
  await settle();
  expect(told.slice(before)).toEqual([]);
  expect(direct()?.isHeard).toBe(true);
});
