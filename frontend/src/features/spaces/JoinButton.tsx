import { useLingui } from "@lingui/react/macro";
import { useEffect } from "react";
import { useSubmit } from "@/lib/useSubmit";
import { Button, type ButtonLook } from "@/ui/Button";
import { toasts } from "@/ui/toast-queue";
import styles from "./notes.module.css";
import { useCutOff } from "./useCutOff";

interface JoinButtonProps {
  /** Of what: spoken after the verb. */
  name: string;
  isIn: boolean;
  onJoin: () => Promise<void>;
  onOpen: () => void;
  look?: ButtonLook;
  size?: "m" | "s";
}

/** Joins; once one is in, the same button opens, so that the focus stays where it is. */
export function JoinButton({ name, isIn, onJoin, onOpen, look = "quiet", size = "s" }: JoinButtonProps) {
  const { t } = useLingui();
  const isCutOff = useCutOff();
  const joining = useSubmit(onJoin);
  const { problem } = joining;
  useEffect(() => {
    if (problem) toasts.add({ text: problem.message, tone: "problem" });
  }, [problem]);
  return (
    <span {...(isIn && { className: styles.open })}>
      <Button
        look={isIn ? "plain" : look}
        size={size}
        isPending={joining.isPending}
        isDisabled={!isIn && isCutOff}
        aria-label={isIn ? t`Open ${name}` : t`Join ${name}`}
        onPress={() => (isIn ? onOpen() : void joining.submit())}
      >
        {isIn ? t`Open` : t`Join`}
      </Button>
    </span>
  );
}
