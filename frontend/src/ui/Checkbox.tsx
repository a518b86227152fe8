import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from "react-aria-components/Checkbox";
import { Text } from "react-aria-components/Text";
import styles from "./Checkbox.module.css";

export interface CheckboxProps extends Omit<CheckboxFieldProps, "className" | "style" | "children"> {
  label: ReactNode;
  hint?: ReactNode;
}

/** One of many that may be chosen together, or an agreement. */
export function Checkbox({ label, hint, ...rest }: CheckboxProps) {
  return (
    <CheckboxField {...rest} className={styles.field ?? ""}>
      <CheckboxButton className={styles.button ?? ""}>
        {({ isIndeterminate }) => (
          <>
            <span className={styles.box} aria-hidden>
              {isIndeterminate ? <Minus /> : <Check />}
            </span>
            {label}
          </>
        )}
      </CheckboxButton>
      {hint !== undefined && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
    </CheckboxField>
  );
}
