/** "0:07", "1:00": lengths of sounds. Pure. */
export function lengthWords(length_ms: number): string {
  const all_s = Math.max(0, Math.round(length_ms / 1_000));
  return `${Math.floor(all_s / 60)}:${String(all_s % 60).padStart(2, "0")}`;
}
