import { useLingui } from "@lingui/react/macro";
import { ToggleButton } from "react-aria-components/ToggleButton";
import type { DateAnswer } from "@/lib/wire";
import { AnswerMark } from "./AnswerMark";
import { ANSWERS } from "./poll";
import { useAnswerNames } from "./useAnswerNames";
import poll from "./poll.module.css";

interface OwnAnswerProps {
  /** The moment, in words. */
  when: string;
  answer: DateAnswer | null;
  isDisabled: boolean;
  onChange: (answer: DateAnswer | null) => void;
}

/** Yes, if need be, no: one tap each; the same again takes it back. */
export function OwnAnswer({ when, answer, isDisabled, onChange }: OwnAnswerProps) {
  const { t } = useLingui();
  const names = useAnswerNames();
  return (
    <div role="group" aria-label={t`Can you come ${when}?`} className={poll.own}>
      {ANSWERS.map((one) => (
        <ToggleButton
          key={one}
          className={poll.answer ?? ""}
          data-answer={one}
          isSelected={answer === one}
          isDisabled={isDisabled}
          onChange={(isOn) => onChange(isOn ? one : null)}
        >
          <AnswerMark answer={one} />
          <span>{names[one]}</span>
        </ToggleButton>
      ))}
    </div>
  );
}
