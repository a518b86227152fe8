import { describe, expect, test } from "vitest";
import { after, type Happening, type Hearing, lineOf, SILENCE, whyLate } from "./hearing";

const rtc = (line: Hearing["rtc"]): Happening => ({ type: "rtc", line });
const late = (state: Hearing["late"]): Happening => ({ type: "late", late: state });
const failed: Happening = { type: "failed", isFull: false };
const full: Happening = { type: "failed", isFull: true };
const waited: Happening = { type: "waited" };
const up: Happening = { type: "seat", isUp: true };
const down: Happening = { type: "seat", isUp: false };

const live = (...happenings: Happening[]): Hearing => happenings.reduce(after, SILENCE);

describe("it is heard late", () => {
  test("at once where the browser has no WebRTC", () => {
    expect(whyLate(live(rtc("unsupported")))).toBe("unsupported");
  });

  test("after two failures, not after one", () => {
    expect(whyLate(live(rtc("connecting"), failed))).toBeNull();
    expect(whyLate(live(rtc("connecting"), failed, rtc("reconnecting"), failed))).toBe("unreachable");
  });

  test("where a connection takes too long, at the start and later", () => {
    expect(whyLate(live(rtc("connecting")))).toBeNull();
    expect(whyLate(live(rtc("connecting"), waited))).toBe("unreachable");
    expect(whyLate(live(rtc("connecting"), rtc("listening"), rtc("reconnecting"), waited))).toBe("unreachable");
  });

  test("at once where the house is full, and on while other things fail", () => {
    expect(whyLate(live(rtc("connecting"), full))).toBe("full");
    expect(whyLate(live(rtc("connecting"), full, rtc("reconnecting"), failed))).toBe("unreachable");
    expect(whyLate(live(rtc("connecting"), failed, full))).toBe("full");
  });

  test("where the server has no line to give", () => {
    expect(whyLate(live(rtc("connecting"), failed, rtc("unavailable"), failed))).toBe("unreachable");
  });
});

describe("it is heard at once again", () => {
  test("as soon as there is a connection, and what failed before is forgotten", () => {
    const back = live(rtc("connecting"), full, failed, waited, late("playing"), rtc("listening"));
    expect(whyLate(back)).toBeNull();
    expect(whyLate([rtc("reconnecting"), failed].reduce(after, back))).toBeNull();
  });

  test("but not before it is connected, where the browser can do it after all", () => {
    const tries = live(rtc("unsupported"), late("playing"), rtc("connecting"));
    expect(lineOf(tries)).toEqual({ line: "late", why: "unreachable" });
    expect(whyLate(after(tries, rtc("listening")))).toBeNull();
  });

  test("on stage, with or without a connection", () => {
    const listener = live(rtc("unsupported"), late("playing"));
    expect(whyLate(after(listener, up))).toBeNull();
    expect(lineOf(after(listener, up)).line).toBe("unsupported");
    expect(whyLate([up, down].reduce(after, listener))).toBe("unsupported");
  });

  test("not on this page where another one has it", () => {
    expect(whyLate(live(rtc("connecting"), failed, failed, rtc("elsewhere")))).toBeNull();
    expect(whyLate(live(rtc("unsupported"), rtc("off")))).toBeNull();
  });

  test("and a wait that ends too late changes nothing", () => {
    expect(live(rtc("connecting"), rtc("listening"), waited).hasWaited).toBe(false);
  });
});

describe("what is said of it", () => {
  test("it is late, and why", () => {
    expect(lineOf(live(rtc("connecting"), full, late("opening")))).toEqual({ line: "connecting", why: null });
    expect(lineOf(live(rtc("connecting"), full, late("playing")))).toEqual({ line: "late", why: "full" });
  });

  test("tries in the background are not told", () => {
    const covered = live(rtc("connecting"), failed, failed, late("playing"));
    for (const line of ["connecting", "reconnecting", "unavailable"] as const) expect(lineOf(after(covered, rtc(line))).line).toBe("late");
  });

  test("where late is not possible either, the browser is too old", () => {
    expect(lineOf(live(rtc("unsupported"), late("opening"))).line).toBe("connecting");
    expect(lineOf(live(rtc("unsupported"), late("impossible"))).line).toBe("unsupported");
  });

  test("a player that waits for a touch says so only while it is wanted", () => {
    const waits = live(rtc("unsupported"), late("blocked"));
    expect(lineOf(waits).line).toBe("blocked");
    expect(lineOf(after(waits, rtc("listening"))).line).toBe("listening");
  });
});
