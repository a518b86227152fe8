/** Whether someone is at this device: the page is seen, and something was done within five minutes. */
const IDLE_MS = 5 * 60_000;
const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;

export type Attention = "online" | "away";

/** Tells at once and whenever it changes. Returns the way out. */
export function watchAttention(tell: (attention: Attention) => void): () => void {
  let told: Attention | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastSign_ms = 0;

  const say = (attention: Attention) => {
    if (attention === told) return;
    told = attention;
    tell(attention);
  };
  const sign = () => {
    if (document.hidden) return;
    const now_ms = Date.now();
    // Pointers move a hundred times a second; once a second is enough to know.
    if (told === "online" && now_ms - lastSign_ms < 1_000) return;
    lastSign_ms = now_ms;
    clearTimeout(timer);
    timer = setTimeout(() => say("away"), IDLE_MS);
    say("online");
  };
  const onVisibility = () => {
    if (!document.hidden) sign();
    else {
      clearTimeout(timer);
      say("away");
    }
  };
  for (const name of SIGNS) addEventListener(name, sign, { passive: true });
  document.addEventListener("visibilitychange", onVisibility);
  onVisibility();
  return () => {
    clearTimeout(timer);
    for (const name of SIGNS) removeEventListener(name, sign);
    document.removeEventListener("visibilitychange", onVisibility);
  };
}
