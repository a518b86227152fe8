// @vitest-environment jsdom
import { expect, test } from "vitest";
import { isOnlyEmoji, parseHtml } from "./html";

test("what the server writes is read", () => {
  expect(parseHtml('<p>Hi <span class="mention" data-person="p1">@Ana</span></p>\n<pre><code class="language-js">a &lt; b\n</code></pre>\n')).toEqual([
    { kind: "element", tag: "p", children: [{ kind: "text", text: "Hi " }, { kind: "mention", person: "p1", text: "@Ana" }] },
    { kind: "code", language: "js", text: "a < b" },
  ]);
});

test("what nobody should write is text at most", () => {
  const html = '<img src=x onerror=alert(1)><script>alert(1)</script><a href="javascript:alert(1)">x</a><p onclick="alert(1)" style="position:fixed">y</p>';
  expect(parseHtml(html)).toEqual([
    { kind: "text", text: "x" },
    { kind: "element", tag: "p", children: [{ kind: "text", text: "y" }] },
  ]);
});

test("three emoji are large, four or a word are not", () => {
  expect(["👍", "❤️ 🎉", "👩‍🚀👍🏽☕"].map(isOnlyEmoji)).toEqual([true, true, true]);
  expect(["👍👍👍👍👍 ja", "ok 👍", "12"].map(isOnlyEmoji)).toEqual([false, false, false]);
});
