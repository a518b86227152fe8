/** How much fits, as the server has it; it counts code points. */
export const NAME_LIMIT = 60;
export const DESCRIPTION_LIMIT = 1_000;
export const RULES_LIMIT = 5_000;
export const TAGS_LIMIT = 8;
export const TAG_LENGTH = 30;
export const WORDS_LIMIT = 300;
export const PURPOSE_LIMIT = 250;
export const LOCK_REASON_LIMIT = 200;

/** Worth mentioning from here on. */
const NEAR = 0.8;

export type RoomLeft = { state: "plenty" } | { state: "near"; left: number } | { state: "over"; over: number };

export function roomLeft(text: string, limit: number): RoomLeft {
  const length = Array.from(text.trim()).length;
  if (length > limit) return { state: "over", over: length - limit };
  return length >= limit * NEAR ? { state: "near", left: limit - length } : { state: "plenty" };
}

export const fits = (text: string, limit: number): boolean => roomLeft(text, limit).state !== "over";
