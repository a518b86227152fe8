import { describe, expect, it } from "vitest";
import { completed, handlesIn, nameBefore, readSlash, type Slash, statusIn, suggest } from "./slash";

const slash = (name: string, description = ""): Slash => ({ name, hint: "", description, bot: null });

describe("a slash at the beginning", () => {
  it("begins a command only there, and only as a single word", () => {
    expect(nameBefore("/de", 3)).toBe("de");
    expect(nameBefore("/", 1)).toBe("");
    expect(nameBefore("/deploy api", 2)).toBeNull();
    expect(nameBefore("/usr/bin", 8)).toBeNull();
    expect(nameBefore("and/or", 6)).toBeNull();
    expect(nameBefore("/deploy api", 11)).toBeNull();
  });

  it("is read with what is given to it, over several lines", () => {
    expect(readSlash("/Deploy  api 7 \n")).toEqual({ name: "deploy", words: "api 7" });
    expect(readSlash("/me waves\nand leaves")).toEqual({ name: "me", words: "waves\nand leaves" });
    expect(readSlash("/leave")).toEqual({ name: "leave", words: "" });
    for (const text of ["/usr/bin is full", "/ 7", "//", " /me", "/7up", "me"]) expect(readSlash(text)).toBeNull();
  });

  it("offers names that begin so before those whose words match", () => {
    const all = [slash("release", "deploys the newest"), slash("deploy"), slash("me")];
    expect(suggest(all, "").map(({ name }) => name)).toEqual(["release", "deploy", "me"]);
    expect(suggest(all, "de").map(({ name }) => name)).toEqual(["deploy", "release"]);
    expect(suggest(all, "zz")).toEqual([]);
  });

  it("is completed with the caret where one writes on", () => {
    expect(completed("/de", 3, "deploy")).toEqual({ text: "/deploy ", caret: 8 });
    expect(completed("/de api", 3, "deploy")).toEqual({ text: "/deploy api", caret: 8 });
  });

  it("takes an emoji before the words of a status", () => {
    expect(statusIn("🏝️ on holiday")).toEqual({ emoji: "🏝️", text: "on holiday" });
    expect(statusIn("👩🏽‍💻")).toEqual({ emoji: "👩🏽‍💻", text: "" });
    expect(statusIn("7 days off")).toEqual({ emoji: "", text: "7 days off" });
    expect(statusIn("")).toEqual({ emoji: "", text: "" });
  });

  it("names people with or without an @", () => {
    expect(handlesIn("@mara.lindner, james")).toEqual(["mara.lindner", "james"]);
  });
});
