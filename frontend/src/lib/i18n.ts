/** Languages: each catalog is its own file, loaded when it is first spoken. */
import { i18n, type Messages } from "@lingui/core";

export const LOCALES = ["de", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** Each language in its own words, so that whoever reads it finds it. */
export const LOCALE_NAMES: Record<Locale, string> = { de: "Deutsch", en: "English" };

const CATALOGS: Record<Locale, () => Promise<{ messages: Messages }>> = {
  de: () => import("../locales/de.po"),
  en: () => import("../locales/en.po"),
};

export const isLocale = (value: unknown): value is Locale => LOCALES.some((locale) => locale === value);

/** Loads and speaks a language; every text on screen follows without a reload. */
export async function speak(locale: Locale): Promise<void> {
  const { messages } = await CATALOGS[locale]();
  i18n.loadAndActivate({ locale, messages });
  document.documentElement.lang = locale;
}

