import { Plural, Trans } from "@lingui/react/macro";
import { Megaphone } from "lucide-react";
import { Button } from "@/ui/Button";
import styles from "./CallQuestion.module.css";
import type { Held } from "./calls";

interface CallQuestionProps {
  held: Held;
  /** What one is about to do, where that is not sending. */
  verb?: string | undefined;
  onSend: () => void;
  onDrop: () => void;
}

/** Before many are called: how many, and whether one means it. The text stays where it is. */
export function CallQuestion({ held, verb, onSend, onDrop }: CallQuestionProps) {
  const { isForbidden, people, timeZones } = held;
  return (
    <div className={styles.question} role="alert">
      <Megaphone aria-hidden />
      <p>
        {isForbidden ? (
          <Trans>Only those who look after this community call everyone here. Name individual people, or take out @channel and @here.</Trans>
        ) : (
          <>
            <Plural value={people} one="This reaches # person" other="This reaches # people" />{" "}
            <Plural value={timeZones} one="in one time zone." other="in # time zones." />
          </>
        )}
      </p>
      <span className={styles.acts}>
        {/* Whoever pressed Enter goes on with the keyboard; Tab leads to sending. */}
        {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
        <Button size="s" look={isForbidden ? "quiet" : "plain"} onPress={onDrop} autoFocus>
          <Trans>Go on writing</Trans>
        </Button>
        {!isForbidden && (
          <Button size="s" look="primary" onPress={onSend}>
            {verb ?? <Trans>Send</Trans>}
          </Button>
        )}
      </span>
    </div>
  );
}
