import type { ReactNode, Ref } from "react";
import { Group } from "react-aria-components/Group";
import { Input } from "react-aria-components/Input";
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from "react-aria-components/TextField";
import { controlClass, Field, fieldClass, type FieldProps } from "./Field";

export interface TextFieldProps extends FieldProps, Omit<AriaTextFieldProps, "className" | "style" | "children"> {
  placeholder?: string;
  /** An icon or a few signs before or after what is typed. */
  before?: ReactNode;
  after?: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { label, isLabelHidden, hint, error, placeholder, before, after, inputRef, ...rest } = props;
  return (
    <AriaTextField {...rest} className={fieldClass}>
      <Field label={label} hint={hint} error={error} {...(isLabelHidden && { isLabelHidden })}>
        <Group className={controlClass}>
          {before}
          <Input {...(placeholder !== undefined && { placeholder })} {...(inputRef && { ref: inputRef })} />
          {after}
        </Group>
      </Field>
    </AriaTextField>
  );
}
