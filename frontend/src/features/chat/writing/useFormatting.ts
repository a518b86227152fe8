import { type ClipboardEvent, type KeyboardEvent, type RefObject, useMemo } from "react";
import { applyChange, spotIn } from "./applying";
import { type Change, continued, type Format, formatOfKey, formatted, pastedOver } from "./formatting";

export interface Formatting {
  press: (format: Format) => void;
  /** Both return whether they did something, and then nobody else should. */
  onKeyDown: (event: KeyboardEvent, field: HTMLTextAreaElement) => boolean;
  onPaste: (event: ClipboardEvent, field: HTMLTextAreaElement) => boolean;
}

/** Formatting a text field by buttons, keys and pasting. `endsLine` tells whether a press of Enter makes a new line there. */
export function useFormatting(area: RefObject<HTMLTextAreaElement | null>, endsLine: (event: KeyboardEvent) => boolean): Formatting {
  return useMemo(() => {
    const change = (event: { preventDefault: () => void }, field: HTMLTextAreaElement, next: Change | null): boolean => {
      if (!next) return false;
      event.preventDefault();
      applyChange(field, next);
      return true;
    };
    return {
      press: (format) => {
        if (area.current) applyChange(area.current, formatted(format, spotIn(area.current)));
      },
      onKeyDown: (event, field) => {
        if (event.key === "Enter" && endsLine(event)) return change(event, field, continued(spotIn(field)));
        const format = formatOfKey(event.nativeEvent);
        return format !== null && change(event, field, formatted(format, spotIn(field)));
      },
      onPaste: (event, field) => change(event, field, pastedOver(spotIn(field), event.clipboardData.getData("text/plain"))),
    };
  }, [area, endsLine]);
}
