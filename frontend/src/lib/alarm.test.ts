import { expect, test, vi } from "vitest";
import { createAlarm, nextDue_ms } from "./alarm";

test("the next one rings, what is due already does not, and what is far is asked for within the hour", () => {
  expect(nextDue_ms([{ in_s: 0 }])).toBeNull();
  expect(nextDue_ms([{ in_s: 0 }, { in_s: 90 }, { in_s: 20 }])).toBe(21_000);
  expect(nextDue_ms([{ in_s: 30 * 86_400 }])).toBe(3_600_000);
});

test("an alarm rings once, at the time that was set last", () => {
  vi.useFakeTimers();
  const ring = vi.fn();
  const alarm = createAlarm(ring);
  alarm([{ in_s: 5 }]);
  alarm([{ in_s: 60 }]);
  vi.advanceTimersByTime(30_000);
  expect(ring).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(ring).toHaveBeenCalledOnce();
  alarm([{ in_s: 5 }]);
  alarm([]);
  vi.advanceTimersByTime(60_000);
  expect(ring).toHaveBeenCalledOnce();
  vi.useRealTimers();
});
