import { beforeEach, expect, test, vi } from "vitest";
import * as sight from "./sight";

const { lines, FakeLine } = vi.hoisted(() => {
  const made: { calls: string[] }[] = [];
  class Fake {
    calls: string[] = [];
    constructor() {
      made.push(this);
    }
    start = (looks: boolean) => this.calls.push(looks ? "look" : "show only");
    stop = () => this.calls.push("stop");
    show = (track: unknown) => this.calls.push(track === null ? "nothing" : "track");
    renew = (line: string) => this.calls.push(`renew ${line}`);
    nudge = () => this.calls.push("nudge");
  }
  return { lines: made, FakeLine: Fake };
});
vi.mock("./line", () => ({ NOTHING: [], SightLine: FakeLine }));
vi.mock("@/lib/sound/rtc", () => ({ DEVICE: "this page", peerWorld: () => ({}) }));

const server: string[] = [];
const lost: string[] = [];
let turnsOn: () => Promise<unknown>;
let hasStopped = false;

const camera = () => {
  hasStopped = false;
  return { onended: null as (() => void) | null, stop: () => (hasStopped = true) } as unknown as MediaStreamTrack;
};
const last = () => lines.at(-1)?.calls.at(-1);

beforeEach(() => {
  sight.end();
  server.length = lost.length = 0;
  turnsOn = () => Promise.resolve(server.push("on"));
  sight.look(true);
  sight.begin({ name: "camera:x", turnOn: () => turnsOn(), turnOff: () => Promise.resolve(server.push("off")), onLost: (why) => lost.push(why) });
});

test("nothing is connected before a camera is on, nor after the last one is off", () => {
  sight.follow({ isSeen: false, isAnybody: false });
  expect(last()).toBe("stop");
  sight.follow({ isSeen: false, isAnybody: true });
  expect(last()).toBe("look");
  sight.follow({ isSeen: false, isAnybody: false });
  expect(last()).toBe("stop");
});

test("who hides the pictures is connected only to be seen", async () => {
  sight.look(false);
  sight.follow({ isSeen: false, isAnybody: true });
  expect(last()).toBe("stop");
  await sight.turnOn(camera(), null);
  sight.follow({ isSeen: true, isAnybody: true });
  expect(last()).toBe("show only");
  sight.look(true);
  expect(last()).toBe("look");
});

test("a refused camera stops at once", async () => {
  turnsOn = () => Promise.reject(new Error("full"));
  await expect(sight.turnOn(camera(), null)).rejects.toThrow("full");
  expect([hasStopped, sight.ownPictureCell.get()]).toEqual([true, null]);
});

test("what others tell before the server has shown us ends nothing", async () => {
  await sight.turnOn(camera(), null);
  sight.follow({ isSeen: false, isAnybody: true });
  expect([hasStopped, lost]).toEqual([false, []]);
  sight.follow({ isSeen: true, isAnybody: true });
  sight.follow({ isSeen: false, isAnybody: true });
  expect([hasStopped, lost]).toEqual([true, ["server"]]);
});

test("a page that has no camera is not seen", () => {
  sight.follow({ isSeen: true, isAnybody: true });
  expect(server).toEqual(["off"]);
});

test("off is off on this device before the server hears of it", async () => {
  await sight.turnOn(camera(), null);
  sight.follow({ isSeen: true, isAnybody: true });
  const act = sight.turnOff();
  expect(hasStopped).toBe(true);
  await act;
  expect(server).toEqual(["on", "off"]);
  expect(lost).toEqual([]);
});

test("a camera that is pulled out is off for all", async () => {
  const track = camera();
  await sight.turnOn(track, null);
  sight.follow({ isSeen: true, isAnybody: true });
  track.onended?.(new Event("ended"));
  expect([lost, server]).toEqual([["unplugged"], ["on", "off"]]);
});

test("another page of ours takes over camera and pictures until it is here again", async () => {
  await sight.turnOn(camera(), null);
  sight.follow({ isSeen: true, isAnybody: true });
  sight.heard({ type: "rtc.taken", talk: "camera:x", device: "another page" });
  expect([lost, hasStopped, last()]).toEqual([["elsewhere"], true, "stop"]);
  sight.follow({ isSeen: true, isAnybody: true });
  expect([last(), server]).toEqual(["stop", ["on"]]);
  sight.setElsewhere(false);
  expect(last()).toBe("look");
});
