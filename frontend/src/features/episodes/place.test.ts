import { beforeEach, describe, expect, it } from "vitest";
import { KEEP_EVERY_MS, PlaceKeeper } from "./place";

type Sent = [episode: string, at_ms: number, isLast: boolean];

describe("one's place", () => {
  let sent: Sent[] = [];
  let isHeard = true;
  const keeper = () => {
    const one = new PlaceKeeper((...place) => {
      sent.push(place);
      return isHeard ? Promise.resolve() : Promise.reject(new Error("not heard"));
    });
    one.begin("e1", 5_000, 0);
    return one;
  };

  beforeEach(() => {
    sent = [];
    isHeard = true;
  });

  it("is told every ten seconds while it plays", () => {
    const one = keeper();
    for (let now_ms = 0; now_ms <= 25_000; now_ms += 250) one.pass(5_000 + now_ms, now_ms);
    expect(sent).toEqual([
      ["e1", 5_000 + KEEP_EVERY_MS, false],
      ["e1", 5_000 + 2 * KEEP_EVERY_MS, false],
    ]);
  });

  it("is told at once where it stops, and as the page is left", () => {
    const one = keeper();
    one.settle(6_000);
    one.settle(7_000, true);
    expect(sent).toEqual([
      ["e1", 6_000, false],
      ["e1", 7_000, true],
    ]);
  });

  it("is not told again where nothing has changed", () => {
    const one = keeper();
    one.settle(5_000);
    one.settle(6_000);
    one.settle(6_000.4);
    expect(sent).toEqual([["e1", 6_000, false]]);
  });

  it("is told again where it was not heard", async () => {
    const one = keeper();
    isHeard = false;
    one.settle(6_000);
    await Promise.resolve();
    await Promise.resolve();
    one.settle(6_000);
    expect(sent).toHaveLength(2);
  });

  it("belongs to nobody once the episode is put away", () => {
    const one = keeper();
    one.end();
    one.settle(9_000);
    expect(sent).toEqual([]);
  });
});
