import { Check } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { Header } from "react-aria-components/Header";
import { Keyboard } from "react-aria-components/Keyboard";
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { Separator } from "react-aria-components/Separator";
import { Text } from "react-aria-components/Text";
import { cx } from "./cx";
import { Kbd } from "./Kbd";
import list from "./list.module.css";

export interface MenuEntry {
  id: string;
  label: string;
  hint?: string;
  icon?: ReactNode;
  shortcut?: string;
  isDanger?: boolean;
  isDisabled?: boolean;
  /** For a menu of choices: shows a tick. */
  isChosen?: boolean;
  /** Either leads somewhere, or does something. */
  href?: string;
  onAction?: () => void;
}

export interface MenuGroup {
  id: string;
  heading?: string;
  entries: readonly MenuEntry[];
}

export interface MenuProps {
  /** One pressable part: Button or IconButton. */
  trigger: ReactElement;
  /** The menu's accessible name. */
  label: string;
  groups: readonly MenuGroup[];
  /** Above the rows, such as who is signed in. */
  top?: ReactNode;
  placement?: "bottom start" | "bottom end" | "top start" | "top end" | "right bottom" | "right top";
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}

function Entry({ entry, hasChoices }: { entry: MenuEntry; hasChoices: boolean }) {
  const { id, label, hint, icon, shortcut, isDanger, isDisabled = false, isChosen, href, onAction } = entry;
  return (
    <MenuItem
      id={id}
      textValue={label}
      isDisabled={isDisabled}
      {...(href !== undefined && { href })}
      {...(onAction && { onAction })}
      className={cx(list.item, isDanger && list.danger)}
    >
      {icon}
      <span className={list.words}>
        <Text slot="label">{label}</Text>
        {hint !== undefined && (
          <Text slot="description" className={list.hint}>
            {hint}
          </Text>
        )}
      </span>
      {shortcut !== undefined && (
        <Keyboard>
          <Kbd keys={shortcut} />
        </Keyboard>
      )}
      {hasChoices && <Check aria-hidden className={list.check} visibility={isChosen ? "visible" : "hidden"} />}
    </MenuItem>
  );
}

/** Acts on one thing. Groups are parted by hairlines. */
export function Menu({ trigger, label, groups, top, placement = "bottom start", isOpen, onOpenChange }: MenuProps) {
  const open = { ...(isOpen !== undefined && { isOpen }), ...(onOpenChange && { onOpenChange }) };
  return (
    <MenuTrigger {...open}>
      {trigger}
      <Popover className={list.popover ?? ""} placement={placement} offset={6}>
        {top}
        <AriaMenu aria-label={label} className={list.list ?? ""}>
          {groups.flatMap(({ id, heading, entries }, i) => {
            const chosen = entries.filter((entry) => entry.isChosen).map((entry) => entry.id);
            const hasChoices = entries.some((entry) => entry.isChosen !== undefined);
            const section = (
              <MenuSection
                key={id}
                {...(heading === undefined && { "aria-label": label })}
                {...(hasChoices && { selectionMode: "single" as const, selectedKeys: chosen })}
              >
                {heading !== undefined && <Header className={list.heading}>{heading}</Header>}
                {entries.map((entry) => (
                  <Entry key={entry.id} entry={entry} hasChoices={hasChoices} />
                ))}
              </MenuSection>
            );
            return i === 0 ? [section] : [<Separator key={`${id}-line`} className={list.separator ?? ""} />, section];
          })}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
