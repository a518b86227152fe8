import { expect, test } from "vitest";
import { hueOf, hueProps } from "./hue";

const NAMES = ["Laufen", "Kochen", "Fertigung", "Betriebsrat", "Kantine", "Frontend", "Chor", "Garten", "Schach", "Foto",
  "Vertrieb", "Onboarding", "Berlin", "Leipzig", "Elternzeit", "Fahrrad", "Bücher", "Spieleabend", "Werk 2", "IT-Hilfe"];

test("a name always gets the same hue", () => {
  expect(hueOf("Laufgruppe")).toBe(hueOf("Laufgruppe"));
});

test("case, outer space and the way an umlaut is encoded do not change the hue", () => {
  expect(hueOf("  BÜCHER ")).toBe(hueOf("bu\u0308cher"));
});

test("no community looks as if it were on air", () => {
  for (let i = 0; i < 2000; i++) {
    const hue = hueOf(`community ${i}`);
    expect(hue >= 0 && hue < 360 && !(hue > 10 && hue < 40)).toBe(true);
  }
});

test("twenty communities do not share a few hues", () => {
  expect(new Set(NAMES.map(hueOf)).size).toBeGreaterThanOrEqual(9);
});

test("the props set the hue for CSS", () => {
  expect(hueProps("Chor").style).toEqual({ "--hue": hueOf("Chor") });
});
