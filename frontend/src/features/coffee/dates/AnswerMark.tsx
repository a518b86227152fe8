import { Check, Minus, X } from "lucide-react";
import type { DateAnswer } from "@/lib/wire";

const MARKS = { yes: Check, maybe: Wave, no: X } as const;

/** The sign of an answer; a dash where there is none. Its name stands beside it. */
export function AnswerMark({ answer }: { answer: DateAnswer | null }) {
  const Mark = answer === null ? Minus : MARKS[answer];
  return <Mark aria-hidden />;
}

/** Neither here nor there. */
function Wave() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" aria-hidden>
      <path d="M4 14c2.2-5 5.2-5 8-2s5.8 3 8-2" />
    </svg>
  );
}
