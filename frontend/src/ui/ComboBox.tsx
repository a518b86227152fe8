import { Check, ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { ComboBox as AriaComboBox } from "react-aria-components/ComboBox";
import { Group } from "react-aria-components/Group";
import { Input } from "react-aria-components/Input";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Text } from "react-aria-components/Text";
import styles from "./ComboBox.module.css";
import { cx } from "./cx";
import { controlClass, Field, fieldClass, type FieldProps } from "./Field";
import list from "./list.module.css";

export interface ComboBoxOption<Id extends string> {
  id: Id;
  label: string;
  hint?: string;
  after?: string;
}

export interface ComboBoxProps<Id extends string> extends FieldProps {
  /** Asked with what is typed; with "" for what to offer first. Only the first `most` are drawn. */
  find: (query: string) => readonly ComboBoxOption<Id>[];
  value: Id;
  /** Of the chosen one, which `find` need not list. */
  valueLabel: string;
  onChange: (value: Id) => void;
  /** Said when nothing answers. */
  nothing: string;
  /** The accessible name of the arrow. */
  openLabel: string;
  isInvalid?: boolean;
  isDisabled?: boolean;
  name?: string;
}

const MOST = 80;

/** One of many, found by typing. What is typed and not chosen goes back to what was chosen. */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const { find, value, valueLabel, onChange, nothing, openLabel, label, isLabelHidden, hint, error, ...rest } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  // Finding may be dear, and a closed field needs only what it shows.
  const items: readonly ComboBoxOption<Id>[] = isOpen
    ? find(typed === null || typed === valueLabel ? "" : typed).slice(0, MOST)
    : [{ id: value, label: valueLabel }];
  return (
    <AriaComboBox
      {...rest}
      items={items}
      defaultFilter={() => true}
      value={value}
      inputValue={typed ?? valueLabel}
      onInputChange={setTyped}
      onChange={(id) => {
        const chosen = items.find((item) => item.id === id);
        if (chosen) onChange(chosen.id);
        setTyped(null);
      }}
      onOpenChange={(open) => {
        setOpen(open);
        if (!open) setTyped(null);
      }}
      onBlur={() => setTyped(null)}
      menuTrigger="focus"
      allowsEmptyCollection
      className={fieldClass}
    >
      <Field label={label} hint={hint} error={error} {...(isLabelHidden && { isLabelHidden })}>
        <Group className={controlClass}>
          <Input
            autoComplete="off"
            spellCheck={false}
            onFocus={({ currentTarget }) => {
              // The popover hands the focus back once more, when something may be typed already.
              if (typed === null) currentTarget.select();
            }}
          />
          <Button className={styles.arrow ?? ""} aria-label={openLabel}>
            <ChevronDown aria-hidden />
          </Button>
        </Group>
      </Field>
      <Popover className={cx(list.popover, styles.popover)} offset={4}>
        <ListBox className={list.list ?? ""} renderEmptyState={() => <p className={styles.nothing}>{nothing}</p>}>
          {(option: ComboBoxOption<Id>) => (
            <ListBoxItem id={option.id} textValue={option.label} className={list.item ?? ""}>
              <span className={list.words}>
                <Text slot="label">{option.label}</Text>
                {option.hint !== undefined && (
                  <Text slot="description" className={list.hint}>
                    {option.hint}
                  </Text>
                )}
              </span>
              {option.after !== undefined && <span className={styles.after}>{option.after}</span>}
              <Check aria-hidden className={list.check} />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
