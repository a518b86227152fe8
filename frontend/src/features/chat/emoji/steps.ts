/** Where the arrow keys lead in a grid that is read in rows. Pure. */

/** The next index; "out" above the first row; null where the key is none of ours. */
export function nextPlace(key: string, at: number, count: number, columns: number): number | "out" | null {
  const last = count - 1;
  switch (key) {
    case "ArrowRight":
      return Math.min(last, at + 1);
    case "ArrowLeft":
      return Math.max(0, at - 1);
    case "ArrowDown":
      return Math.min(last, at + columns);
    case "ArrowUp":
      return at < columns ? "out" : at - columns;
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
