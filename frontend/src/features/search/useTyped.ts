import { useEffect, useState } from "react";
import { useSearchParams } from "wouter";
import type { Order } from "./api";
import { readTyped, type Typed, wholeOf } from "./query";

/** A pause between two words; quicker would ask for half of them. */
const ASK_AFTER_MS = 180;

export interface SearchState {
  typed: Typed;
  change: (next: Typed) => void;
  /** What is asked for: what is typed, once it rests. */
  asked: string;
  order: Order;
  setOrder: (order: Order) => void;
}

/** What is typed, what is asked for, and the address that remembers both. */
export function useTyped(): SearchState {
  const [params, setParams] = useSearchParams();
  const address = params.get("q") ?? "";
  const order: Order = params.get("order") === "newest" ? "newest" : "relevance";
  const [typed, setTyped] = useState(() => readTyped(address));
  const whole = wholeOf(typed);
  const [asked, setAsked] = useState(address);

  // The address was changed from elsewhere: the palette, a room's search, the browser's way back.
  const [known, setKnown] = useState(address);
  if (address !== known) {
    setKnown(address);
    if (address !== asked.trim()) {
      setTyped(readTyped(address));
      setAsked(address);
    }
  }

  useEffect(() => {
    const timer = setTimeout(() => setAsked(whole), whole === "" ? 0 : ASK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [whole]);

  const write = (q: string, by: Order) =>
    setParams({ ...(q !== "" && { q }), ...(by === "newest" && { order: by }) }, { replace: true });
  useEffect(() => {
    if (asked.trim() !== address) write(asked.trim(), order);
    // Only what is asked for changes the address.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [asked]);

  return { typed, change: setTyped, asked, order, setOrder: (next) => write(asked.trim(), next) };
}
