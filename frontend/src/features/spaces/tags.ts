/** Tags as the server spells them (communities/spaces/finding.py). Pure. */
import { TAG_LENGTH } from "./limits";

/** Lower case, hyphens for spaces, nothing invisible; "" for what is none. */
export function asTag(typed: string): string {
  const visible = typed.normalize("NFKC").replace(/\p{Cf}/gu, "").trim().replace(/^#+/, "");
  const tag = visible.toLowerCase().split(/\s+/).filter(Boolean).join("-");
  return /[\p{L}\p{N}]/u.test(tag) ? Array.from(tag).slice(0, TAG_LENGTH).join("") : "";
}

/** With those that are in what was typed, at commas: each once, in their order. */
export function withTags(tags: readonly string[], typed: string): string[] {
  return [...new Set([...tags, ...typed.split(",").map(asTag).filter((tag) => tag !== "")])];
}
