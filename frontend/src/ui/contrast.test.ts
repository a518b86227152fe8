import { expect, test, describe } from "vitest";
import { contrast, readTokens } from "./oklch";
import css from "./tokens.css?raw";

const AAA = 7;
const AA = 4.5;
const PART = 3; // WCAG 1.4.11: what one must see to use or understand a control

const SURFACES = ["paper", "sheet", "raised"];
const ROW_STATES = ["hover", "selected", "sunken"];

const PAIRS: { on: string[]; over: string[]; least: number }[] = [
  { on: ["ink"], over: [...SURFACES, ...ROW_STATES, "accent-wash", "present-wash", "danger-wash"], least: AAA },
  { on: ["ink-soft"], over: [...SURFACES, ...ROW_STATES], least: AAA },
  { on: ["ink-faint"], over: SURFACES, least: AA },
  { on: ["accent-ink", "on-air-ink", "present-ink", "danger-ink"], over: SURFACES, least: AAA },
  { on: ["accent-ink"], over: ["accent-wash", "selected"], least: AA },
  { on: ["present-ink"], over: ["present-wash"], least: AA },
  { on: ["danger-ink"], over: ["danger-wash"], least: AA },
  {
    on: ["keyword", "string", "number", "comment", "function", "type", "attribute", "meta"].map((part) => `code-${part}`),
    over: ["sunken", "hover"],
    least: AA,
  },
  { on: ["accent-on"], over: ["accent", "accent-hover"], least: AAA },
  { on: ["on-air-on"], over: ["on-air"], least: AA },
  { on: ["danger-on"], over: ["danger"], least: AAA },
  { on: ["line", "focus", "on-air-line", "accent-line", "present", "coffee", "quiet"], over: SURFACES, least: PART },
];

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  const tokens = readTokens(css, theme);
  const token = (name: string) => {
    const colour = tokens.get(name);
    if (!colour) throw new Error(`tokens.css has no --${name}`);
    return colour;
  };
  const cases = PAIRS.flatMap(({ on, over, least }) =>
    on.flatMap((text) => over.map((ground) => ({ text, ground, least }))),
  );

  test.each(cases)("$text on $ground reaches $least", ({ text, ground, least }) => {
    expect(contrast(token(text), token(ground))).toBeGreaterThanOrEqual(least);
  });

  test("a community's ink reads on its wash, whatever the hue", () => {
    for (let hue = 0; hue < 360; hue += 5) {
      const own = readTokens(css, theme, hue);
      const [ink, wash] = [own.get("hue-ink"), own.get("hue-wash")];
      if (!ink || !wash) throw new Error("tokens.css has no hue tokens");
      expect(contrast(ink, wash), `hue ${hue}`).toBeGreaterThanOrEqual(AAA);
    }
  });
});

test("on-air red is no part of the other colours", () => {
  for (const [name, { c, h }] of readTokens(css, "light", 200)) {
    if (name.startsWith("on-air")) continue;
    expect(c > 0.1 && h > 10 && h < 40, `--${name} looks like on air`).toBe(false);
  }
});
