import { useLingui } from "@lingui/react/macro";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, type ButtonLook } from "./Button";
import { VisuallyHidden } from "./VisuallyHidden";

const SAID_MS = 2_500;

type Outcome = "none" | "done" | "failed";

export interface CopyButtonProps {
  text: string;
  label: string;
  look?: ButtonLook;
  /** It has just come, in place of what had the focus. */
  autoFocus?: boolean;
}

/** Copies, and says so in its own place. */
export function CopyButton({ text, label, look = "quiet", autoFocus = false }: CopyButtonProps) {
  const { t } = useLingui();
  const [outcome, setOutcome] = useState<Outcome>("none");
  useEffect(() => {
    if (outcome === "none") return;
    const timer = setTimeout(() => setOutcome("none"), SAID_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("done");
    } catch {
      // Without https there is no clipboard; the text beside this button can be selected.
      setOutcome("failed");
    }
  };
  const words = outcome === "done" ? t`Copied` : outcome === "failed" ? t`Please copy it by hand` : label;
  return (
    <>
      <Button
        look={look}
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={autoFocus}
        icon={outcome === "done" ? <Check aria-hidden /> : <Copy aria-hidden />}
        onPress={() => void copy()}
      >
        {words}
      </Button>
      <span role="status">
        <VisuallyHidden>{outcome === "none" ? "" : words}</VisuallyHidden>
      </span>
    </>
  );
}
