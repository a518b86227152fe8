import { useEffect, useState } from "react";

/** The present, told again every so often while it is looked at. */
export function useNow(every_ms = 1_000): number {
  const [now_ms, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every_ms);
    return () => clearInterval(timer);
  }, [every_ms]);
  return now_ms;
}
