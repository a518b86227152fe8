// @vitest-environment jsdom
import { expect, test } from "vitest";
import { isOnlyEmoji, parseHtml } from "./html";

test("what the server writes is read", () => {
  expect(parseHtml('<p>Hi <span class="mention" data-person="p1">@Ana</span></p>\n<pre><code class="language-js">a &lt; b\n</code></pre>\n')).toEqual([
    { kind: "element", tag: "p", children: [{ kind: "text", text: "Hi " }, { kind: "mention", person: "p1", text: "@Ana" }] },
    { kind: "code", language: "js", parts: [{ text: "a < b", css: null }] },
  ]);
});

test("what nobody should write is text at most", () => {
  const html = '<img src=x onerror=alert(1)><script>alert(1)</script><a href="javascript:alert(1)">x</a><p onclick="alert(1)" style="position:fixed">y</p>';
  expect(parseHtml(html)).toEqual([
    { kind: "text", text: "x" },
    { kind: "element", tag: "p", children: [{ kind: "text", text: "y" }] },
  ]);
});

test("code has its colours, and no class that nobody knows", () => {
  const html = '<pre><code class="language-py"><span class="c-keyword">def</span> <span class="evil c-x">a</span>\n</code></pre>';
  expect(parseHtml(html)).toEqual([
    { kind: "code", language: "py", parts: [{ text: "def", css: "c-keyword" }, { text: " ", css: null }, { text: "a", css: null }] },
  ]);
});

test("tasks, own emoji and words for many are read; a picture from elsewhere is not", () => {
  expect(parseHtml('<ul><li class="task"><input type="checkbox" disabled="" checked="" data-line="2">Tea</li></ul>')).toEqual([
    {
      kind: "element",
      tag: "ul",
      children: [{ kind: "element", tag: "li", isTask: true, children: [{ kind: "box", line: 2, isDone: true }, { kind: "text", text: "Tea" }] }],
    },
  ]);
  expect(parseHtml('<img class="emoji" src="https://evil.example/" alt=":cup:"><span class="mention" data-group="here">@here</span>')).toEqual([
    { kind: "emoji", name: "cup" },
    { kind: "call", word: "here" },
  ]);
  expect(parseHtml('<img src="https://evil.example/" alt=":cup:"><input type="text" data-line="1">')).toEqual([]);
});

test("three emoji are large, four or a word are not", () => {
  expect(["👍", "❤️ 🎉", "👩‍🚀👍🏽☕", ":cup: :desk:"].map(isOnlyEmoji)).toEqual([true, true, true, true]);
  expect(["👍👍👍👍👍 ja", "ok 👍", "12"].map(isOnlyEmoji)).toEqual([false, false, false]);
});
