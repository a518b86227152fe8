import type { ReactNode, Ref } from "react";
import { Group } from "react-aria-components/Group";
import { TextArea as AriaTextArea } from "react-aria-components/TextArea";
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from "react-aria-components/TextField";
import { cx } from "./cx";
import { controlClass, Field, fieldClass, type FieldProps } from "./Field";
import styles from "./TextArea.module.css";

export interface TextAreaProps
  extends FieldProps, Omit<AriaTextFieldProps, "className" | "style" | "children" | "value" | "defaultValue"> {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  /** Lines at first. It grows with the text up to `mostRows`, then scrolls. */
  rows?: number;
  mostRows?: number;
  /** Beside the text at its lower end: send, attach. */
  after?: ReactNode;
  areaRef?: Ref<HTMLTextAreaElement>;
}

/** Several lines, as tall as the text. A hidden copy of the text sets the height, so nothing is measured. */
export function TextArea(props: TextAreaProps) {
  const { label, isLabelHidden, hint, error, placeholder, rows = 2, mostRows = 12, after, areaRef, ...rest } = props;
  return (
    <AriaTextField {...rest} className={fieldClass}>
      <Field label={label} hint={hint} error={error} {...(isLabelHidden && { isLabelHidden })}>
        <Group className={cx(controlClass, styles.control)}>
          <div className={styles.grow} data-text={`${props.value} `} style={{ maxHeight: `${mostRows * 1.5}em` }}>
            <AriaTextArea
              rows={rows}
              {...(placeholder !== undefined && { placeholder })}
              {...(areaRef && { ref: areaRef })}
            />
          </div>
          {after !== undefined && <div className={styles.after}>{after}</div>}
        </Group>
      </Field>
    </AriaTextField>
  );
}
