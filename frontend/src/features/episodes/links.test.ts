import { describe, expect, it } from "vitest";
import { piecesOf } from "./links";

describe("addresses in notes", () => {
  it("can be pressed, without what ends the sentence", () => {
    expect(piecesOf("See https://a.example/x?y=1. Bye")).toEqual([
      { text: "See ", href: null },
      { text: "https://a.example/x?y=1", href: "https://a.example/x?y=1" },
      { text: ". Bye", href: null },
    ]);
  });

  it("lose a bracket that was opened before them, and keep their own", () => {
    expect(piecesOf("(https://a.example/x).").map(({ href }) => href)).toEqual([null, "https://a.example/x", null]);
    expect(piecesOf("https://a.example/x_(y)")[0]?.href).toBe("https://a.example/x_(y)");
  });

  it("are of the web only", () => {
    expect(piecesOf("javascript:alert(1) <a href=x>")).toEqual([{ text: "javascript:alert(1) <a href=x>", href: null }]);
    expect(piecesOf("https://")).toEqual([{ text: "https://", href: null }]);
  });

  it("lose nothing of the text", () => {
    const text = "a https://a.example, https://b.example/(c)\nd";
    expect(piecesOf(text).map((piece) => piece.text).join("")).toBe(text);
  });
});
