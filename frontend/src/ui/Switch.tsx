import type { ReactNode } from "react";
import { SwitchButton, SwitchField, type SwitchFieldProps } from "react-aria-components/Switch";
import { Text } from "react-aria-components/Text";
import styles from "./Switch.module.css";

export interface SwitchProps extends Omit<SwitchFieldProps, "className" | "style" | "children"> {
  label: ReactNode;
  hint?: ReactNode;
}

/** On or off, at once. Words to the left, so that a column of them aligns. */
export function Switch({ label, hint, ...rest }: SwitchProps) {
  return (
    <SwitchField {...rest} className={styles.field ?? ""}>
      <SwitchButton className={styles.button ?? ""}>
        {label}
        <span className={styles.track} aria-hidden />
      </SwitchButton>
      {hint !== undefined && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
    </SwitchField>
  );
}
