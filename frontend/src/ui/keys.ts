/** How keys are written for people, on the machine they sit at. */
const isMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

const NAMES: Record<string, [mac: string, other: string]> = {
  mod: ["⌘", "Ctrl"],
  alt: ["⌥", "Alt"],
  shift: ["⇧", "⇧"],
  enter: ["↵", "↵"],
  delete: ["⌫", "Del"],
  escape: ["Esc", "Esc"],
  arrowup: ["↑", "↑"],
  arrowdown: ["↓", "↓"],
  arrowleft: ["←", "←"],
  arrowright: ["→", "→"],
};

/** "mod+k" becomes "⌘K" or "Ctrl K". */
export function keyLabels(chord: string): string {
  const mac = isMac();
  if (chord === "+") return chord;
  return chord
    .split("+")
    .map((key) => NAMES[key.toLowerCase()]?.[mac ? 0 : 1] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join(mac ? "" : " ");
}
