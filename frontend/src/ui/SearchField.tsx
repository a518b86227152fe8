import { useLingui } from "@lingui/react/macro";
import { Search, X } from "lucide-react";
import type { Ref } from "react";
import { Group } from "react-aria-components/Group";
import { Input } from "react-aria-components/Input";
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
} from "react-aria-components/SearchField";
import { Button } from "react-aria-components/Button";
import { cx } from "./cx";
import { controlClass, fieldClass } from "./Field";
import styles from "./SearchField.module.css";

export interface SearchFieldProps extends Omit<AriaSearchFieldProps, "className" | "style" | "children" | "aria-label"> {
  /** What is searched: accessible name, and the placeholder unless given. */
  label: string;
  placeholder?: string;
  inputRef?: Ref<HTMLInputElement>;
  /** In an Autocomplete: arrows and Enter act on the list below. */
  steersList?: boolean;
}

/** Escape or the cross empties it. */
export function SearchField({ label, placeholder, inputRef, steersList, ...rest }: SearchFieldProps) {
  const { t } = useLingui();
  return (
    <AriaSearchField {...rest} aria-label={label} className={cx(fieldClass, styles.field)}>
      <Group className={cx(controlClass, styles.control)}>
        <Search aria-hidden />
        <Input
          placeholder={placeholder ?? label}
          {...(inputRef && { ref: inputRef })}
          {...(steersList && { role: "combobox", "aria-expanded": true })}
        />
        <Button className={styles.clear ?? ""} aria-label={t`Clear`}>
          <X aria-hidden />
        </Button>
      </Group>
    </AriaSearchField>
  );
}
