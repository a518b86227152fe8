/**
 * A small store outside of React. State is one immutable value; changes gather and listeners hear of them once a
 * frame, so that a burst of events costs one render.
 */
import { useCallback, useRef, useSyncExternalStore } from "react";

/** Calls back soon: with the next frame, or shortly where frames rest (a hidden tab). */
export type Schedule = (run: () => void) => void;

const HIDDEN_MS = 50;

export const withNextFrame: Schedule = (run) => {
  let isDone = false;
  const once = () => {
    if (isDone) return;
    isDone = true;
    clearTimeout(timer);
    run();
  };
  const timer = setTimeout(once, HIDDEN_MS);
  requestAnimationFrame(once);
};

export class Store<State> {
  #current: State;
  #published: State;
  #isScheduled = false;
  #listeners = new Set<() => void>();

  constructor(
    first: State,
    private readonly schedule: Schedule = withNextFrame,
  ) {
    this.#current = this.#published = first;
  }

  /** The newest state, ahead of what is on screen by up to a frame. */
  current = (): State => this.#current;

  /** What listeners were last told of: React reads this one, so that one render sees one state. */
  published = (): State => this.#published;

  update(change: (state: State) => State): void {
    const next = change(this.#current);
    if (Object.is(next, this.#current)) return;
    this.#current = next;
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.schedule(() => this.flush());
  }

  /** Tells now: for what must be on screen before the next line runs. */
  flush(): void {
    this.#isScheduled = false;
    if (Object.is(this.#published, this.#current)) return;
    this.#published = this.#current;
    for (const listener of this.#listeners) listener();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/** Reads a part of the store; renders again only when that part is another (Object.is, or `isEqual`). */
export function useStore<State, Part>(
  store: Store<State>,
  select: (state: State) => Part,
  isEqual: (one: Part, other: Part) => boolean = Object.is,
): Part {
  const last = useRef<{ state: State; select: (state: State) => Part; part: Part } | null>(null);
  const snapshot = useCallback(() => {
    const state = store.published();
    const before = last.current;
    if (before && Object.is(before.state, state) && before.select === select) return before.part;
    const part = select(state);
    const kept = before && isEqual(before.part, part) ? before.part : part;
    last.current = { state, select, part: kept };
    return kept;
  }, [store, select, isEqual]);
  return useSyncExternalStore(store.subscribe, snapshot);
}

/** For selectors that build a list anew: equal where every item is the same. */
export function sameItems<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, i) => Object.is(item, other[i]));
}
