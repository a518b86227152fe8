import type { ReactNode } from "react";
import { RadioButton, RadioField, RadioGroup } from "react-aria-components/RadioGroup";
import { Text } from "react-aria-components/Text";
import { cx } from "./cx";
import { Field, fieldClass, type FieldProps } from "./Field";
import styles from "./RadioCards.module.css";

export interface RadioCard<Id extends string> {
  id: Id;
  title: ReactNode;
  hint?: ReactNode;
  icon?: ReactNode;
  isDisabled?: boolean;
}

export interface RadioCardsProps<Id extends string> extends FieldProps {
  options: readonly RadioCard<Id>[];
  value: Id | null;
  onChange: (value: Id) => void;
  /** Side by side where there is room. */
  columns?: boolean;
  isDisabled?: boolean;
  isInvalid?: boolean;
}

/** Exactly one, each with words to weigh: one hairline frame, rows or columns in it. */
export function RadioCards<Id extends string>(props: RadioCardsProps<Id>) {
  const { label, isLabelHidden, hint, error, options, value, onChange, columns, ...rest } = props;
  return (
    <RadioGroup
      {...rest}
      value={value}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id);
        if (chosen) onChange(chosen.id);
      }}
      className={fieldClass}
    >
      <Field label={label} hint={hint} error={error} {...(isLabelHidden && { isLabelHidden })}>
        <div className={cx(styles.cards, columns && styles.columns)}>
          {options.map(({ id, title, hint: words, icon, isDisabled = false }) => (
            <RadioField key={id} value={id} isDisabled={isDisabled} className={styles.card ?? ""}>
              <div className={styles.words}>
                <RadioButton className={styles.title ?? ""}>
                  <span className={styles.knob} aria-hidden />
                  {title}
                </RadioButton>
                {words !== undefined && (
                  <Text slot="description" className={styles.hint}>
                    {words}
                  </Text>
                )}
              </div>
              {icon !== undefined && <span className={styles.icon}>{icon}</span>}
            </RadioField>
          ))}
        </div>
      </Field>
    </RadioGroup>
  );
}
