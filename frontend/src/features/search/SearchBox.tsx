import { useLingui } from "@lingui/react/macro";
import { CalendarDays, Clock, Hash, ListFilter, Search, SlidersHorizontal, X } from "lucide-react";
import { type KeyboardEvent, lazy, type RefObject, Suspense, useId, useState } from "react";
import { useLive } from "@/lib/live/current";
import { Avatar } from "@/ui/Avatar";
import { cx } from "@/ui/cx";
import { IconButton } from "@/ui/IconButton";
import list from "@/ui/list.module.css";
import { FilterChip } from "./FilterChip";
import { openFilter, readTyped, type Typed, withoutFilter } from "./query";
import styles from "./SearchBox.module.css";
import { completed, isBare, suggest, type Suggestion } from "./suggestions";

// A calendar weighs more than the rest of the search, and few need one.
const DayPicker = lazy(() => import("@/ui/DayPicker"));

const NO_SUGGESTIONS: readonly Suggestion[] = [];

interface SearchBoxProps {
  typed: Typed;
  onChange: (next: Typed) => void;
  /** Enter, with nothing chosen from the list. */
  onDone: () => void;
  recent: readonly string[];
  inputRef: RefObject<HTMLInputElement | null>;
}

/** Filters as chips, then what is typed, then what it could become. The focus stays in the field; arrows move a mark. */
export function SearchBox({ typed, onChange, onDone, recent, inputRef }: SearchBoxProps) {
  const { t, i18n } = useLingui();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [marked, setMarked] = useState(-1);
  const state = useLive((live) => live);
  const open = openFilter(typed.text);
  const day = open && ["before", "after", "on"].includes(open.operator) ? open : null;
  const offered = isOpen ? suggest({ typed, recent, state, i18n }) : NO_SUGGESTIONS;
  const isListed = isOpen && (offered.length > 0 || day !== null);
  const at = Math.min(marked, offered.length - 1);

  const change = (next: Typed) => {
    setMarked(-1);
    onChange(next);
  };
  const choose = (suggestion: Suggestion) => {
    change(suggestion.next);
    // An operator waits for its value; all else is done.
    setOpen(suggestion.kind === "operator");
    inputRef.current?.focus();
  };
  const write = (text: string) => {
    const { filters, text: rest } = readTyped(text, true);
    setOpen(text !== "" || typed.filters.length > 0);
    change({ filters: [...typed.filters, ...filters], text: rest });
  };
  const clear = () => {
    change({ filters: [], text: "" });
    inputRef.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const last = typed.filters.at(-1);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = offered[at];
    if (step !== undefined && offered.length > 0) setMarked((at + 1 + step + offered.length + 1) % (offered.length + 1) - 1);
    else if (step === 1) setOpen(true);
    else if ((event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) && chosen) choose(chosen);
    else if (event.key === "Enter") {
      setOpen(false);
      onDone();
    } else if (event.key === "Escape" && isListed) setOpen(false);
    else if (event.key === "Escape" && (typed.text !== "" || typed.filters.length > 0)) clear();
    else if (event.key === "Backspace" && last && typed.text === "") change(withoutFilter(typed, last));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const optionId = (suggestion: Suggestion | undefined) => (suggestion ? `${id}-${suggestion.id}` : undefined);

  return (
    // Leaving it, by whatever way, closes what it offers.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="search"
      className={styles.box}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <div className={styles.field}>
        <Search aria-hidden />
        <div className={styles.inside}>
          {typed.filters.map((filter) => (
            <FilterChip
              key={`${filter.isNot ? "-" : ""}${filter.operator}:${filter.value}`}
              filter={filter}
              onRemove={() => {
                change(withoutFilter(typed, filter));
                inputRef.current?.focus();
              }}
            />
          ))}
          <input
            ref={inputRef}
            role="combobox"
            aria-label={t`Search messages`}
            aria-expanded={isListed}
            aria-controls={`${id}-list`}
            aria-activedescendant={optionId(offered[at])}
            aria-autocomplete="list"
            autoComplete="off"
            autoCapitalize="none"
            enterKeyHint="search"
            spellCheck={false}
            maxLength={300}
            placeholder={typed.filters.length === 0 ? t`Words, “phrases”, from:, in: …` : t`and words`}
            value={typed.text}
            onChange={(event) => write(event.target.value)}
            onClick={() => setOpen(!isBare(typed))}
            onKeyDown={onKeyDown}
          />
        </div>
        {(typed.text !== "" || typed.filters.length > 0) && (
          <IconButton size="s" label={t`Clear`} icon={<X aria-hidden />} onPress={clear} tooltipPlacement="bottom" />
        )}
      </div>
      {isListed && (
        <div className={cx(list.popover, styles.popover)}>
          <div id={`${id}-list`} role="listbox" aria-label={t`Suggestions`} className={list.list}>
            {offered.map((suggestion, i) => (
              <Option
                key={suggestion.id}
                id={optionId(suggestion) ?? ""}
                suggestion={suggestion}
                isMarked={i === at}
                onPoint={() => setMarked(i)}
                onChoose={() => choose(suggestion)}
              />
            ))}
          </div>
          {day && (
            <Suspense fallback={<div className={styles.calendarToCome} />}>
              <DayPicker
                onChoose={(value) => {
                  change(completed(typed, day.before, { operator: day.operator, value, isNot: false }));
                  setOpen(false);
                  inputRef.current?.focus();
                }}
              />
            </Suspense>
          )}
        </div>
      )}
    </div>
  );
}

const ICONS = { recent: Clock, operator: ListFilter, room: Hash, trait: SlidersHorizontal, day: CalendarDays, person: null };

interface OptionProps {
  id: string;
  suggestion: Suggestion;
  isMarked: boolean;
  onPoint: () => void;
  onChoose: () => void;
}

function Option({ id, suggestion, isMarked, onPoint, onChoose }: OptionProps) {
  const { kind, label, hint, avatar } = suggestion;
  const Icon = ICONS[kind];
  return (
    // The keyboard acts through the field, as ARIA wants it of a combobox.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isMarked}
      className={list.item}
      {...(isMarked && { "data-focused": "" })}
      onPointerMove={onPoint}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {avatar ? <Avatar name={avatar.name} src={avatar.src} size="xs" /> : Icon && <Icon aria-hidden />}
      <span className={cx(styles.label, kind === "operator" && styles.operator)}>{label}</span>
      {hint !== undefined && <span className={list.hint}>{hint}</span>}
    </div>
  );
}
