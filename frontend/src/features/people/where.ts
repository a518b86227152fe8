/** "Gear design · Development · Chemnitz", leaving out what is not known; undefined where nothing is. */
export function whereOf(parts: readonly (string | null)[]): string | undefined {
  const known = parts.filter((part) => part !== null && part !== "");
  return known.length > 0 ? known.join(" · ") : undefined;
}
