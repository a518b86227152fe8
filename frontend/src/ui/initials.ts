/** One or two letters for a face without a picture: "Jörg van Öz" gives "JÖ", "lena" gives "L". */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter((word) => /\p{L}|\p{N}/u.test(word));
  const first = words[0];
  if (first === undefined) return "?";
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return [first, last].map((word) => (word === undefined ? "" : firstLetter(word))).join("");
}

function firstLetter(word: string): string {
  const letter = /[\p{L}\p{N}]\p{M}*/u.exec(word)?.[0] ?? "";
  return letter.normalize("NFC").toLocaleUpperCase();
}
