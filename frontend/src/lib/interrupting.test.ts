import { expect, test } from "vitest";
import { type Case, mayInterrupt } from "./interrupting";
import table from "./interruptions.json";
import { isQuiet, quietEnd } from "./quiet";

const AS_EVERYONE_BEGINS: Case = {
  room_level: null,
  default_level: "mentions",
  thread: null,
  is_own: false,
  is_mention: false,
  is_direct: false,
  is_muted: false,
  is_dnd: false,
  is_quiet_hours: false,
  is_on_screen: false,
};

test.each(table.interrupts)("$what: $may", ({ may, ...given }) => {
  expect(mayInterrupt({ ...AS_EVERYONE_BEGINS, ...(given as Partial<Case>) })).toBe(may);
});

const PLANS: Readonly<Record<string, (typeof table.plans)["weekend"]>> = table.plans;

test.each(table.quiet)("$what", ({ plan, zone, at, until }) => {
  const spans = PLANS[plan] ?? [];
  expect(isQuiet(spans, zone, Date.parse(at))).toBe(until !== null);
  if (until === null || plan === "always") return;
  const clock = new Intl.DateTimeFormat("de", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
  expect(quietEnd(spans, zone, Date.parse(at))).toBe(clock.format(Date.parse(until)));
});

test("where no minute of the week is free, quiet has no end, and a zone that nobody knows is never quiet", () => {
  expect(quietEnd(table.plans.always, "Europe/Berlin", 0)).toBeNull();
  expect(isQuiet(table.plans.always, "Atlantis/Deep", 0)).toBe(false);
});
