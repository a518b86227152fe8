import { i18n } from "@lingui/core";
import { beforeAll, expect, test } from "vitest";
import { holdUntilWords, untilWords } from "./reach-words";

beforeAll(() => i18n.loadAndActivate({ locale: "en-GB", messages: {} }));

test("an end is said as people say it", () => {
  const friday = new Date(2026, 10, 27, 14, 10);
  const words = (...at: [number, number, number, number, number]) => untilWords(new Date(...at).toISOString(), friday);
  expect(words(2026, 10, 27, 16, 30)).toBe("until 16:30");
  expect(words(2026, 10, 28, 0, 0)).toBe("until tonight");
  expect(words(2026, 10, 28, 8, 0)).toBe("until Saturday, 08:00");
  expect(words(2026, 10, 30, 0, 0)).toBe("until the end of Sunday");
  expect(words(2026, 11, 24, 8, 0)).toBe("until 24 December, 08:00");
  expect(untilWords(null)).toBe("");
  expect(holdUntilWords({ until: { clock: "08:00" } })).toBe("until 08:00");
});
