/**
 * OKLCH to WCAG contrast, for the test that keeps tokens.css readable.
 * Matrices: B. Ottosson, "A perceptual color space for image processing", 2020. Luminance: WCAG 2.2.
 */

/** l 0..1, c 0..0.4, h in degrees. */
export interface Oklch {
  l: number;
  c: number;
  h: number;
}

/** Linear sRGB, clipped to what a screen can show. */
function toLinearRgb({ l, c, h }: Oklch): [number, number, number] {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return [
    clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}

/** Relative luminance, 0 (black) to 1 (white). */
export function luminance(colour: Oklch): number {
  const [r, g, b] = toLinearRgb(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG contrast ratio, 1 to 21. */
export function contrast(one: Oklch, other: Oklch): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const COLOUR = /oklch\(([\d.]+) ([\d.]+) ([\d.]+|var\(--hue\))(?: \/ [\d.]+)?\)/;
const TOKEN = new RegExp(`--([\\w-]+):\\s*light-dark\\((${COLOUR.source}),\\s*(${COLOUR.source})\\)`, "g");

/** Reads the light-dark() tokens of a stylesheet; `hue` stands in for var(--hue). */
export function readTokens(css: string, theme: "light" | "dark", hue = 0): Map<string, Oklch> {
  const tokens = new Map<string, Oklch>();
  for (const match of css.matchAll(TOKEN)) {
    const [l, c, h] = theme === "light" ? match.slice(3, 6) : match.slice(7, 10);
    const name = match[1];
    if (name === undefined) continue;
    tokens.set(name, { l: Number(l), c: Number(c), h: h === "var(--hue)" ? hue : Number(h) });
  }
  return tokens;
}
