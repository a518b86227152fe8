/**
 * A screen whose code comes later. React holds back whatever follows a fallback for up to 300 ms, so one that was asked
 * for early enough (`load`) is drawn without any.
 */
import { type ComponentType, createElement, lazy, type ReactElement, useState } from "react";

export interface LateScreen<Props extends object = object> {
  Screen: (props: Props) => ReactElement;
  /** Fetches the code. Where that fails, drawing asks again. */
  load: () => Promise<void>;
}

export function lateScreen<Props extends object = object>(fetch: () => Promise<{ default: ComponentType<Props> }>): LateScreen<Props> {
  let known: ComponentType<Props> = lazy(fetch);
  const load = async () => {
    try {
      known = (await fetch()).default;
    } catch {
      // The one that waits for its code stays.
    }
  };
  // What stands keeps its kind, or it would begin anew.
  const Screen = (props: Props) => {
    const [{ kind }] = useState(() => ({ kind: known }));
    return createElement(kind, props);
  };
  return { Screen, load };
}
