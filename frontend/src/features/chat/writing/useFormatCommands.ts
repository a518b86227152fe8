import { msg } from "@lingui/core/macro";
import { useMemo } from "react";
import { type Command, useCommands } from "@/lib/commands";
import { type Format, KEYS } from "./formatting";
import { FORMATS } from "./formats";

const FIELDS = "input, textarea, [contenteditable]";
const GROUP = msg`Writing`;

/** The formats in the list of shortcuts, and their keys for whoever does not stand in the text. Null: none of them. */
export function useFormatCommands(press: ((format: Format) => void) | null): void {
  const list = useMemo<readonly Command[]>(
    () =>
      press === null
        ? []
        : FORMATS.flat().map(({ format, label, icon }) => ({
            id: `format.${format}`,
            title: label,
            group: GROUP,
            icon,
            keys: KEYS[format],
            isKeyOnly: true,
            // In another field the keys mean nothing of ours.
            run: () => document.activeElement?.matches(FIELDS) === true || press(format),
          })),
    [press],
  );
  useCommands(list);
}
