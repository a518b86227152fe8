import { expect, test } from "vitest";
import { type Change, continued, fenced, type Format, formatOfKey, formatted, inCode, pastedOver, type Spot, withChange } from "./formatting";

/** "|" is the caret, "[…]" a selection: as text and selection, and back. */
function spot(drawn: string): Spot {
  const caret = drawn.indexOf("|");
  if (caret >= 0) return { text: drawn.replace("|", ""), from: caret, to: caret };
  const from = drawn.indexOf("«");
  const to = drawn.indexOf("»") - 1;
  return { text: drawn.replace("«", "").replace("»", ""), from, to };
}

function drawn(text: string, change: Change): string {
  const after = withChange(text, change);
  const { selectFrom: from, selectTo: to } = change;
  return from === to ? `${after.slice(0, from)}|${after.slice(from)}` : `${after.slice(0, from)}«${after.slice(from, to)}»${after.slice(to)}`;
}

const press = (format: Format, from: string) => drawn(spot(from).text, formatted(format, spot(from)));

test.each<[Format, string, string]>([
  ["bold", "a «b» c", "a **«b»** c"],
  ["bold", "a **«b»** c", "a «b» c"],
  ["bold", "a «**b**» c", "a «b» c"],
  ["bold", "a« b »c", "a **«b»** c"],
  ["bold", "|", "**|**"],
  ["bold", "**|**", "|"],
  ["italic", "**«b»**", "***«b»***"],
  ["italic", "***«b»***", "**«b»**"],
  ["bold", "***«b»***", "*«b»*"],
  ["bold", "*«b»*", "***«b»***"],
  ["italic", "*«b»*", "«b»"],
  ["strike", "«b»", "~~«b»~~"],
  ["strike", "~~«b»~~", "«b»"],
  ["code", "ein «Wort»", "ein `«Wort»`"],
  ["code", "`«Wort»`", "«Wort»"],
  ["link", "«Wort»", "[Wort](«https://»)"],
  ["link", "«https://a.example/x»", "[|](https://a.example/x)"],
  ["link", "a |", "a [|](https://)"],
])("%s makes %j to %j", (format, from, to) => {
  expect(press(format, from)).toBe(to);
});

test.each<[Format, string, string]>([
  ["list", "«a\nb»", "«- a\n- b»"],
  ["list", "«- a\n- b»", "«a\nb»"],
  ["list", "a|", "- a|"],
  ["list", "|", "- |"],
  ["list", "- |", "|"],
  ["numbers", "«a\n\nb»", "«1. a\n\n2. b»"],
  ["numbers", "«- a\n- b»", "«1. a\n2. b»"],
  ["tasks", "«1. a\n2. b»", "«- [ ] a\n- [ ] b»"],
  ["tasks", "«- [ ] a\n- [x] b»", "«a\nb»"],
  ["list", "- [x] a|", "- a|"],
  ["list", "  a|", "  - a|"],
  ["quote", "«a\nb»\nc", "«> a\n> b»\nc"],
  ["quote", "> a|", "a|"],
  ["quote", "x\n«a\n»b", "x\n«> a»\nb"],
  ["fence", "x\n«a\nb»", "x\n```\n«a\nb»\n```"],
  ["fence", "x\n```\n«a\nb»\n```", "x\n«a\nb»"],
  ["fence", "```py\na|\n```", "«a»"],
  ["fence", "|", "```\n|\n```"],
])("%s makes lines %j to %j", (format, from, to) => {
  expect(press(format, from)).toBe(to);
});

test("what is pressed twice is as it was", () => {
  for (const format of ["bold", "italic", "strike", "code", "quote", "list", "numbers", "tasks", "fence"] as const) {
    const once = formatted(format, spot("zwei «kurze Wörter» hier"));
    const text = withChange("zwei kurze Wörter hier", once);
    const again = formatted(format, { text, from: once.selectFrom, to: once.selectTo });
    expect(withChange(text, again), format).toBe("zwei kurze Wörter hier");
  }
});

test.each([
  ["- a|", "- a\n- |"],
  ["- a| b", "- a\n- | b"],
  ["  * a|", "  * a\n  * |"],
  ["9. a|", "9. a\n10. |"],
  ["1) a|", "1) a\n2) |"],
  ["- [x] a|", "- [x] a\n- [ ] |"],
  ["> a|", "> a\n> |"],
  ["> - a|", "> - a\n> - |"],
  ["a\n- |", "a\n|"],
  ["1. a\n2. |", "1. a\n|"],
  ["- [ ] |", "|"],
])("a new line goes on: %j, %j", (from, to) => {
  const change = continued(spot(from));
  expect(change && drawn(spot(from).text, change)).toBe(to);
});

test("a new line is just that elsewhere", () => {
  for (const plain of ["a|", "-a|", "|- a", "```\n- a|", "1.5 a|", "«- a»"]) expect(continued(spot(plain)), plain).toBeNull();
});

test("an address pasted over words makes a link of them", () => {
  const over = (from: string, pasted: string) => {
    const change = pastedOver(spot(from), pasted);
    return change && drawn(spot(from).text, change);
  };
  expect(over("siehe «hier» an", " https://a.example/x_(y) ")).toBe("siehe [hier](https://a.example/x_%28y%29)| an");
  expect([over("siehe «hier»", "kein Link"), over("siehe |", "https://a.example"), over("«https://b.example»", "https://a.example")]).toEqual([
    null,
    null,
    null,
  ]);
  expect([over("«a\nb»", "https://a.example"), over("```\n«a»\n```", "https://a.example"), over("«[a]»", "https://a.example")]).toEqual([null, null, null]);
});

test("code is where a fence is open", () => {
  expect([inCode("```\na", 5), inCode("```\na\n```\nb", 11), inCode("a", 1)]).toEqual([true, false, false]);
  expect(drawn("a", fenced({ text: "a", from: 0, to: 1 }))).toBe("```\n«a»\n```");
});

test("keys are those of the sheet, on Mac and elsewhere, in any layout", () => {
  const key = (name: string, code: string, held: Partial<Record<"ctrlKey" | "metaKey" | "shiftKey" | "altKey", true>>) =>
    formatOfKey({ key: name, code, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });
  expect(key("b", "KeyB", { ctrlKey: true })).toBe("bold");
  expect(key("i", "KeyI", { metaKey: true })).toBe("italic");
  expect(key("X", "KeyX", { ctrlKey: true, shiftKey: true })).toBe("strike");
  expect(key("/", "Digit7", { ctrlKey: true, shiftKey: true })).toBe("numbers");
  expect(key("U", "KeyU", { ctrlKey: true, shiftKey: true })).toBe("link");
  expect([key("k", "KeyK", { ctrlKey: true }), key("b", "KeyB", {}), key("e", "KeyE", { ctrlKey: true, altKey: true })]).toEqual([null, null, null]);
});
