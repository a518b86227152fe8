import { msg } from "@lingui/core/macro";
import { Keyboard, Languages, Monitor, Moon, Sun } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { useLocation } from "wouter";
import { OWN_PLACES, placesFor, SIDE_PLACES, usePlacesFor } from "@/app/places";
import { chooseMyLanguage, type Me } from "@/lib/me";
import { type Command, commands, useCommands } from "@/lib/commands";
import { NOTHING_PENDING, pressKey, readKeyPress, singleKeysCell } from "@/lib/shortcuts";
import { chooseTheme } from "@/lib/theme";
import type { OverlayId } from "./Overlays";

const GO = msg`Go to`;
const LOOK = msg`Appearance and language`;
const HELP = msg`Help`;

const LOOK_COMMANDS: readonly Command[] = [
  { id: "theme.light", title: msg`Switch to light`, group: LOOK, icon: Sun, run: () => chooseTheme("light") },
  { id: "theme.dark", title: msg`Switch to dark`, group: LOOK, icon: Moon, run: () => chooseTheme("dark") },
  { id: "theme.system", title: msg`Light or dark like the system`, group: LOOK, icon: Monitor, run: () => chooseTheme("system") },
  // Each in its own language as well, for whoever landed in the wrong one.
  {
    id: "language.de",
    title: msg`Switch to German`,
    alsoKnownAs: msg`Deutsch Sprache language`,
    group: LOOK,
    icon: Languages,
    run: () => void chooseMyLanguage("de"),
  },
  {
    id: "language.en",
    title: msg`Switch to English`,
    alsoKnownAs: msg`English Sprache language`,
    group: LOOK,
    icon: Languages,
    run: () => void chooseMyLanguage("en"),
  },
];

/** Registers what can be done anywhere, and listens to the keyboard for all commands. */
export function useShellCommands(me: Me, open: (overlay: OverlayId) => void): void {
  const [, navigate] = useLocation();
  const places = usePlacesFor(me);
  const list = useMemo<Command[]>(
    () => [
      ...[...places, ...placesFor(me, OWN_PLACES), ...SIDE_PLACES].map(({ id, path, title, icon, keys }) => ({
        id: `${id}.open`,
        title,
        group: GO,
        icon,
        keys,
        run: () => navigate(path),
      })),
      ...LOOK_COMMANDS,
      { id: "palette.open", title: msg`Find or do something`, group: HELP, keys: "mod+k", isKeyOnly: true, run: () => open("palette") },
      { id: "shortcuts.open", title: msg`Show shortcuts`, group: HELP, icon: Keyboard, keys: "?", run: () => open("shortcuts") },
    ],
    [me, places, navigate, open],
  );
  useCommands(list);
  useKeyboard();
}

/** Inside something that floats, letters belong to it. */
const FLOATING = "[role=dialog], [role=menu], [role=listbox]";

function useKeyboard(): void {
  const pending = useRef(NOTHING_PENDING);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.isComposing) return;
      const press = readKeyPress(event);
      // A modifier alone is on its way to a chord and must not break a sequence.
      if (["Shift", "Control", "Alt", "Meta", "AltGraph"].includes(press.key)) return;
      if (!press.hasMod && document.activeElement?.closest(FLOATING)) return;
      const bound = commands.current().filter((command) => command.keys !== undefined);
      const keys = bound.map((command) => command.keys ?? "");
      const answer = pressKey(pending.current, press, keys, singleKeysCell.get());
      pending.current = answer.pending;
      const command = answer.hit === null ? undefined : bound.findLast(({ keys: own }) => own === answer.hit);
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
}
