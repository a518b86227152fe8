import { expect, test } from "vitest";
import { dayAgo } from "./days";

test("a month ago is a day that there was", () => {
  const at = new Date(2026, 2, 31);
  expect(dayAgo(at, { days: 1 })).toBe("2026-03-30");
  expect(dayAgo(at, { days: 31 })).toBe("2026-02-28");
  expect(dayAgo(at, { months: 1 })).toBe("2026-02-28");
  expect(dayAgo(new Date(2026, 0, 1), { days: 7 })).toBe("2025-12-25");
  expect(dayAgo(new Date(2026, 0, 15), { months: 1 })).toBe("2025-12-15");
});
