// @vitest-environment jsdom
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { relativeWords } from "./relative";
import { RelativeTime } from "./RelativeTime";

const NOW = new Date("2026-03-10T12:00:00Z");
const ago = (ms: number) => new Date(NOW.getTime() - ms);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test.each([
  [ago(10_000), "now", "jetzt"],
  [ago(5 * MINUTE_MS), "5 minutes ago", "vor 5 Minuten"],
  [ago(119 * MINUTE_MS), "1 hour ago", "vor 1 Stunde"],
  [ago(26 * HOUR_MS), "1 day ago", "vor 1 Tag"],
  [ago(-90 * MINUTE_MS), "in 1 hour", "in 1 Stunde"],
  [ago(30 * DAY_MS), "Feb 8", "8. Feb."],
  [ago(300 * DAY_MS), "May 14, 2025", "14. Mai 2025"],
])("%s reads %j and %j", (at, english, german) => {
  expect(relativeWords(at, NOW, "en").text).toBe(english);
  expect(relativeWords(at, NOW, "de").text).toBe(german);
});

test("the words say when they change", () => {
  expect(relativeWords(ago(5 * MINUTE_MS + 20_000), NOW, "en").changesIn_ms).toBe(40_000);
  expect(relativeWords(ago(30 * DAY_MS), NOW, "en").changesIn_ms).toBeNull();
});

test("a moment on screen grows older by itself and keeps its exact time for machines", () => {
  vi.useFakeTimers({ now: NOW });
  i18n.loadAndActivate({ locale: "de", messages: {} });
  render(
    <I18nProvider i18n={i18n}>
      <RelativeTime at={ago(MINUTE_MS)} />
    </I18nProvider>,
  );
  const time = screen.getByText("vor 1 Minute");
  expect(time.getAttribute("datetime")).toBe("2026-03-10T11:59:00.000Z");
  act(() => {
    vi.advanceTimersByTime(MINUTE_MS);
  });
  expect(time.textContent).toBe("vor 2 Minuten");
});
