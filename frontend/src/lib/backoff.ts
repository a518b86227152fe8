/** How long to wait before the next try. Full jitter, so that a thousand clients do not come back at once. */
const BASE_MS = 500;
const CAP_MS = 30_000;

/** `tries` made so far in vain, from 0; `random` in 0..1. At least 50 ms, so that a zero does not spin. */
export function backOff_ms(tries: number, random: number): number {
  return Math.max(50, random * Math.min(CAP_MS, BASE_MS * 2 ** Math.min(tries, 10)));
}
