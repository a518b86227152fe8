/** What every field has around its control: a label, a hint, an error that says what to do. */
import type { ReactNode } from "react";
import { FieldError } from "react-aria-components/FieldError";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { cx } from "./cx";
import styles from "./Field.module.css";
import { VisuallyHidden } from "./VisuallyHidden";

export interface FieldProps {
  label: ReactNode;
  /** For fields whose place says what they are, such as a composer. Screen readers still hear it. */
  isLabelHidden?: boolean;
  hint?: ReactNode;
  /** What is wrong and what to do. Set `isInvalid` with it. */
  error?: ReactNode;
}

/** The inside of a field; must stand in a react-aria field, which wires the ids. */
export function Field({ label, isLabelHidden, hint, error, children }: FieldProps & { children: ReactNode }) {
  return (
    <>
      {isLabelHidden ? (
        <Label className={styles.hiddenLabel}>
          <VisuallyHidden>{label}</VisuallyHidden>
        </Label>
      ) : (
        <Label className={styles.label}>{label}</Label>
      )}
      {children}
      {hint !== undefined && error === undefined && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      <FieldError className={cx(styles.error)}>{error}</FieldError>
    </>
  );
}

export const fieldClass = styles.field ?? "";
export const controlClass = styles.control ?? "";
