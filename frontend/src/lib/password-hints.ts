/** What the server will say about a new password, said while it is typed. The server decides; this spares a round. */

export const PASSWORD_LENGTH = 10;

/** From here on a password counts as "too close to you", as in Django's UserAttributeSimilarityValidator. */
const CLOSE = 0.7;

export interface PasswordHints {
  isLongEnough: boolean;
  /** Not made of the person's own name or address. */
  isItsOwn: boolean;
}

/** `aboutYou`: name, address, handle: whatever is known. An empty password is nobody's name. */
export function passwordHints(password: string, aboutYou: readonly string[]): PasswordHints {
  const typed = password.toLowerCase();
  const parts = aboutYou.flatMap((value) => [...value.toLowerCase().split(/[^\p{L}\p{N}_]+/u), value.toLowerCase()]);
  return {
    isLongEnough: Array.from(password).length >= PASSWORD_LENGTH,
    isItsOwn: typed !== "" && !parts.some((part) => part !== "" && isWorthComparing(typed, part) && likeness(typed, part) >= CLOSE),
  };
}

/** Django skips a part that is short beside a long password. */
function isWorthComparing(typed: string, part: string): boolean {
  return !(typed.length >= 10 * part.length && part.length < (CLOSE / 2) * typed.length);
}

/** Python's SequenceMatcher.quick_ratio: letters shared regardless of order, 0 to 1. */
function likeness(one: string, other: string): number {
  const left = new Map<string, number>();
  for (const letter of other) left.set(letter, (left.get(letter) ?? 0) + 1);
  let shared = 0;
  for (const letter of one) {
    const count = left.get(letter) ?? 0;
    if (count > 0) shared += 1;
    left.set(letter, count - 1);
  }
  return (2 * shared) / (one.length + other.length);
}
