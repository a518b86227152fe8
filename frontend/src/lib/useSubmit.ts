import { useCallback, useRef, useState } from "react";
import { type Problem, problemOf } from "./problem";

export interface Submit<Args extends unknown[]> {
  /** Does nothing while it is under way: a second Enter sends nothing twice. */
  submit: (...args: Args) => Promise<void>;
  isPending: boolean;
  problem: Problem | null;
  /** The words beside a field, if the problem is there. */
  errorOf: (field: string) => string | undefined;
  clear: () => void;
}

/** One act of a form: once at a time, and its failure in words. What was typed is the caller's and stays. */
export function useSubmit<Args extends unknown[] = []>(act: (...args: Args) => Promise<unknown>): Submit<Args> {
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isBusy = useRef(false);
  const submit = async (...args: Args) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setPending(true);
    setProblem(null);
    try {
      await act(...args);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      isBusy.current = false;
      setPending(false);
    }
  };
  const clear = useCallback(() => setProblem(null), []);
  return { submit, isPending, problem, errorOf: (field) => (problem?.field === field ? problem.message : undefined), clear };
}
