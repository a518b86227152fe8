/** Light, dark, or as the system has it: a choice for this device. The page's head reads the same key before the first paint. */
import { createCell } from "./cell";

export const THEME_CHOICES = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

const STORE_KEY = "flurfunk.theme";

const isThemeChoice = (value: unknown): value is ThemeChoice => THEME_CHOICES.some((choice) => choice === value);

/** Anything but a choice of ours means "system". */
export const asThemeChoice = (value: unknown): ThemeChoice => (isThemeChoice(value) ? value : "system");

export const themeCell = createCell<ThemeChoice>("system");

export function applyTheme(choice: ThemeChoice): void {
  document.documentElement.dataset.theme = choice;
  themeCell.set(choice);
}

export function restoreTheme(): void {
  applyTheme(asThemeChoice(localStorage.getItem(STORE_KEY)));
}

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(STORE_KEY, choice);
  applyTheme(choice);
}
