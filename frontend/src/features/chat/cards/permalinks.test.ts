// @vitest-environment jsdom
import { expect, test } from "vitest";
import { cardAt, cardsIn, isOnlyPermalink } from "./permalinks";

const HERE = "https://flurfunk.example";
const [ROOM, ROOT] = ["06ar5ssngh8wgz6g", "06ar5st898f7estw"];

test("a link to a message of ours is known, in its room and in a thread, and no other is", () => {
  expect(cardAt(`${HERE}/rooms/${ROOM}/12`, HERE)).toBe(`p/${ROOM}/12`);
  expect(cardAt(`/rooms/${ROOM}/12?from=mail#x`, HERE)).toBe(`p/${ROOM}/12`);
  expect(cardAt(`${HERE}/rooms/${ROOM}/t/${ROOT}`, HERE)).toBe(`m/${ROOT}`);
  expect(cardAt(`${HERE}/rooms/${ROOM}/t/${ROOT}/15`, HERE)).toBe(`p/${ROOM}/15`);
  const others = [`${HERE}/rooms/${ROOM}`, `https://elsewhere.example/rooms/${ROOM}/12`, `${HERE}/rooms/c/${ROOM}/1`, `${HERE}.evil.example/rooms/${ROOM}/12`];
  for (const other of others) expect(cardAt(other, HERE)).toBeNull();
});

test("the first few links of a text are cards, each once; what stands in code or in a quote is none", () => {
  const link = (seq: number) => `<a href="${HERE}/rooms/${ROOM}/${seq}">x</a>`;
  const html = `<p>${link(1)} and ${link(1)}</p><ul><li>${link(2)}</li></ul><blockquote><p>${link(9)}</p></blockquote><pre><code>${HERE}/rooms/${ROOM}/8</code></pre><p>${link(3)} ${link(4)}</p>`;
  expect(cardsIn(html, HERE)).toEqual([1, 2, 3].map((seq) => `p/${ROOM}/${seq}`));
  expect(cardsIn("<p>nothing here</p>", HERE)).toEqual([]);
});

test("an address that stands alone gives way to its card", () => {
  expect(isOnlyPermalink(` ${HERE}/rooms/${ROOM}/12\n`, HERE)).toBe(true);
  expect(isOnlyPermalink(`See ${HERE}/rooms/${ROOM}/12`, HERE)).toBe(false);
});
