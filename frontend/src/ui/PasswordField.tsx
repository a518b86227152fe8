import { useLingui } from "@lingui/react/macro";
import { Check, Eye, EyeOff, Minus } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "react-aria-components/Button";
import { cx } from "./cx";
import styles from "./PasswordField.module.css";
import { TextField, type TextFieldProps } from "./TextField";
import { VisuallyHidden } from "./VisuallyHidden";

export interface Requirement {
  id: string;
  text: string;
  isMet: boolean;
}

export interface PasswordFieldProps extends Omit<TextFieldProps, "type" | "after" | "autoComplete"> {
  /** "new" lets a password manager offer one; "current" lets it fill in the known one. */
  kind: "new" | "current";
  /** What a new password has to be, ticked off while it is typed. */
  requirements?: readonly Requirement[];
}

/** A password that can be looked at: nobody should have to type one twice. */
export function PasswordField({ kind, requirements, ...rest }: PasswordFieldProps) {
  const { t } = useLingui();
  const id = useId();
  const [isShown, setShown] = useState(false);
  return (
    <div className={styles.whole}>
      <TextField
        {...rest}
        {...(requirements && { "aria-describedby": id })}
        type={isShown ? "text" : "password"}
        autoComplete={`${kind}-password`}
        autoCorrect="off"
        spellCheck="false"
        after={
          <Button
            className={styles.eye ?? ""}
            aria-label={isShown ? t`Hide the password` : t`Show the password`}
            aria-pressed={isShown}
            onPress={() => setShown(!isShown)}
          >
            {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          </Button>
        }
      />
      {requirements && (
        <ul role="list" id={id} className={styles.requirements}>
          {requirements.map(({ id: key, text, isMet }) => (
            <li key={key} className={cx(styles.requirement, isMet && styles.met)}>
              {isMet ? <Check aria-hidden /> : <Minus aria-hidden />}
              {text}
              {isMet && <VisuallyHidden>{t`: done`}</VisuallyHidden>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
