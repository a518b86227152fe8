import { setupI18n } from "@lingui/core";
import { expect, test } from "vitest";
import type { CoffeeFound } from "@/lib/wire";
import { foundWords } from "./found";

const i18n = setupI18n({ locale: "en", messages: { en: {} } });
const words = (reasons: CoffeeFound["reasons"], people = 2, languages = ["de", "en"]) => foundWords({ reasons, languages }, people, i18n);

test("what two share, and where they differ, is one sentence", () => {
  const shared = { term: "shared_interests" as const, names: ["Lauftreff"] };
  expect(words([shared, { term: "other_site", names: [] }])).toEqual(["You are both in Lauftreff and work at different sites."]);
  expect(words([shared])).toEqual(["You are both in Lauftreff."]);
  expect(words([shared], 3)).toEqual(["Some of you are in Lauftreff."]);
});

test("what is alike is said where nothing is shared", () => {
  const alike = { term: "similar_interests" as const, names: [] };
  expect(words([alike])).toEqual(["You are in communities about similar things."]);
  expect(words([{ term: "shared_interests", names: ["Chor"] }, alike])).toEqual(["You are both in Chor."]);
});

test("without a reason, that they have time is one", () => {
  expect(words([])).toEqual(["You all have time right now."]);
});

test("the language is said where there is only one", () => {
  expect(words([], 2, ["de"])).toContain("You talk in German.");
});
