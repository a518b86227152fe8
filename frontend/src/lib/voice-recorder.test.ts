import { expect, test } from "vitest";
import { FakeTime } from "./fake-world";
import { DeviceTrouble } from "./devices";
import { BARS, barsOf, type RecorderWorld, VoiceRecorder } from "./voice-recorder";

const LIMIT_MS = 60_000;

/** A device whose microphone opens, or fails, when the test says so. */
class FakeDevice {
  readonly time = new FakeTime();
  readonly links = new Set<string>();
  hasMicrophone = true;
  isOpen = false;
  isResting = false;
  size = 100;
  say: (level: number) => void = () => undefined;
  track: MediaStreamTrack | null = null;
  #opening: (() => void)[] = [];

  world: RecorderWorld = {
    now_ms: () => this.time.now_ms,
    after: this.time.after,
    open: () =>
      new Promise((done, fail) => {
        this.#opening.push(() => (this.hasMicrophone ? done(this.#open()) : fail(new DeviceTrouble("denied"))));
      }),
    record: () => ({ stop: () => Promise.resolve(new Blob(["x".repeat(this.size)])), pause: () => (this.isResting = true), resume: () => (this.isResting = false) }),
    meter: (_, tell) => {
      this.say = tell;
      return () => (this.say = () => undefined);
    },
    link: () => {
      const url = `blob:${this.links.size}`;
      this.links.add(url);
      return url;
    },
    unlink: (url) => this.links.delete(url),
  };

  #open(): MediaStreamTrack {
    this.isOpen = true;
    this.track = { onended: null, stop: () => (this.isOpen = false) } as unknown as MediaStreamTrack;
    return this.track;
  }

  async answer(): Promise<void> {
    for (const answer of this.#opening.splice(0)) answer();
    await this.time.pass(0);
  }
}

function setUp() {
  const device = new FakeDevice();
  return { device, recorder: new VoiceRecorder(device.world, LIMIT_MS) };
}

async function recording() {
  const { device, recorder } = setUp();
  void recorder.start();
  await device.answer();
  return { device, recorder };
}

test("records until it is stopped, then lets go of the microphone", async () => {
  const { device, recorder } = setUp();
  void recorder.start();
  expect(recorder.state.get().phase).toBe("asking");
  await device.answer();
  expect(recorder.state.get().phase).toBe("recording");
  device.say(0.5);
  expect(recorder.level.get()).toBe(0.5);
  await device.time.pass(2_000);
  await recorder.stop();
  const state = recorder.state.get();
  expect(state).toMatchObject({ phase: "ready", recorded: { duration_ms: 2_000, bars: Array.from({ length: BARS }, () => 50) } });
  expect([device.isOpen, recorder.level.get()]).toEqual([false, 0]);
});

test("stops by itself at the limit", async () => {
  const { device, recorder } = await recording();
  await device.time.pass(LIMIT_MS + 5_000);
  expect(recorder.state.get()).toMatchObject({ phase: "ready", recorded: { duration_ms: LIMIT_MS } });
});

test("says why there is no microphone, and may be asked again", async () => {
  const { device, recorder } = setUp();
  device.hasMicrophone = false;
  void recorder.start();
  await device.answer();
  expect(recorder.state.get()).toEqual({ phase: "failed", why: "denied" });
  device.hasMicrophone = true;
  void recorder.start();
  await device.answer();
  expect(recorder.state.get().phase).toBe("recording");
});

test("a microphone that opens after one has given up is closed again", async () => {
  const { device, recorder } = setUp();
  void recorder.start();
  recorder.discard();
  await device.answer();
  expect([recorder.state.get().phase, device.isOpen]).toEqual(["idle", false]);
});

test("what was said before the microphone was unplugged is kept", async () => {
  const { device, recorder } = await recording();
  await device.time.pass(1_000);
  device.track?.onended?.(new Event("ended"));
  await device.time.pass(0);
  expect(recorder.state.get()).toMatchObject({ phase: "ready", recorded: { duration_ms: 1_000 } });
});

test("a recording stays until it is thrown away", async () => {
  const { device, recorder } = await recording();
  await recorder.stop();
  void recorder.start();
  expect([recorder.state.get().phase, device.links.size]).toEqual(["ready", 1]);
  recorder.discard();
  expect([recorder.state.get().phase, device.links.size]).toEqual(["idle", 0]);
});

test("throwing away while it records leaves nothing on", async () => {
  const { device, recorder } = await recording();
  recorder.discard();
  await device.time.pass(LIMIT_MS);
  expect([recorder.state.get().phase, device.isOpen, device.links.size]).toEqual(["idle", false, 0]);
});

test("a recording of nothing is a failure", async () => {
  const { device, recorder } = await recording();
  device.size = 0;
  await recorder.stop();
  expect(recorder.state.get()).toEqual({ phase: "failed", why: "failed" });
});

test("bars show the loudest of each part", () => {
  expect(barsOf([])).toEqual(Array.from({ length: BARS }, () => 0));
  expect(barsOf([0.25, 0.75]).slice(30, 34)).toEqual([25, 25, 75, 75]);
  expect(barsOf(Array.from({ length: 640 }, (_, nth) => (nth % 10) / 10))).toEqual(Array.from({ length: BARS }, () => 90));
});

test("a pause is not recorded, and does not count against the limit", async () => {
  const { device, recorder } = await recording();
  await device.time.pass(10_000);
  recorder.pause();
  expect(device.isResting).toBe(true);
  device.say(0.9);
  await device.time.pass(LIMIT_MS * 2);
  expect(recorder.state.get()).toMatchObject({ phase: "recording", before_ms: 10_000, isPaused: true });
  recorder.resume();
  await device.time.pass(LIMIT_MS - 10_000 - 1);
  expect(recorder.state.get().phase).toBe("recording");
  await device.time.pass(1);
  const state = recorder.state.get();
  expect(state).toMatchObject({ phase: "ready", recorded: { duration_ms: LIMIT_MS } });
});
