import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select as AriaSelect, SelectValue } from "react-aria-components/Select";
import { Text } from "react-aria-components/Text";
import { cx } from "./cx";
import { controlClass, Field, fieldClass, type FieldProps } from "./Field";
import list from "./list.module.css";
import styles from "./Select.module.css";

export interface SelectOption<Id extends string> {
  id: Id;
  label: string;
  hint?: string;
  icon?: ReactNode;
}

export interface SelectProps<Id extends string> extends FieldProps {
  options: readonly SelectOption<Id>[];
  value: Id | null;
  onChange: (value: Id) => void;
  placeholder?: string;
  isDisabled?: boolean;
  isInvalid?: boolean;
  isRequired?: boolean;
  /** The field's name in a form. */
  name?: string;
}

/** One of a few. For two or three with words to weigh, RadioCards read better. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, isLabelHidden, hint, error, options, value, onChange, placeholder, ...rest } = props;
  return (
    <AriaSelect
      {...rest}
      {...(placeholder !== undefined && { placeholder })}
      value={value}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id);
        if (chosen) onChange(chosen.id);
      }}
      className={fieldClass}
    >
      <Field label={label} hint={hint} error={error} {...(isLabelHidden && { isLabelHidden })}>
        <Button className={cx(controlClass, styles.button)}>
          <SelectValue className={styles.value ?? ""} />
          <ChevronDown aria-hidden />
        </Button>
      </Field>
      <Popover className={cx(list.popover, styles.popover)} offset={4}>
        <ListBox items={options} className={list.list ?? ""}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={list.item ?? ""}>
              {option.icon}
              <span className={list.words}>
                <Text slot="label">{option.label}</Text>
                {option.hint !== undefined && (
                  <Text slot="description" className={list.hint}>
                    {option.hint}
                  </Text>
                )}
              </span>
              <Check aria-hidden className={list.check} />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
