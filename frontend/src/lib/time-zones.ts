/** Time zones under the names that people look for: the city, the zone's own name, the distance from Greenwich. */
import { findByWords } from "./commands";

export interface TimeZone {
  /** IANA name: "Europe/Berlin". */
  id: string;
  /** "Berlin", "Buenos Aires" */
  city: string;
  /** "Mitteleuropäische Zeit" */
  name: string;
  /** "GMT+1", with summer time where it is summer */
  offset: string;
}

export const FALLBACK_ZONE = "Europe/Berlin";

/** The browser's zone. Some answer nothing, or a bare offset, which the server does not know. */
export function guessTimeZone(): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone as string | undefined;
  return zone !== undefined && (zone.includes("/") || zone === "UTC") ? zone : FALLBACK_ZONE;
}

const partOf = (id: string, locale: string, at: Date, style: "longGeneric" | "shortOffset") =>
  new Intl.DateTimeFormat(locale, { timeZone: id, timeZoneName: style })
    .formatToParts(at)
    .find(({ type }) => type === "timeZoneName")?.value ?? "";

export function describeZone(id: string, locale: string, at: Date): TimeZone {
  const city = (id.split("/").at(-1) ?? id).replaceAll("_", " ");
  try {
    return { id, city, name: partOf(id, locale, at, "longGeneric"), offset: partOf(id, locale, at, "shortOffset") };
  } catch {
    // A zone that the server knows and this browser does not.
    return { id, city, name: id, offset: "" };
  }
}

/** Every zone of this browser, and `kept` if it is none of them. About 420: describe them once, when asked for. */
export function allTimeZones(locale: string, at: Date, kept: string): TimeZone[] {
  const ids = Intl.supportedValuesOf("timeZone");
  const all = [...new Set([kept, "UTC", ...ids])].map((id) => describeZone(id, locale, at));
  return all.sort((one, other) => one.city.localeCompare(other.city, locale));
}

/** Those that answer every word, best first. "new york", "mitteleuropa", "gmt+9", "asia tok" all find something. */
export function findTimeZones(zones: readonly TimeZone[], query: string): TimeZone[] {
  return findByWords(zones, query, ({ id, city, name, offset }) => `${city} ${name} ${offset} ${id.replaceAll("_", " ")}`);
}

/** "14:05", to tell by one's own clock that it is the right one. */
export function timeThere(id: string, locale: string, at: Date): string {
  try {
    return new Intl.DateTimeFormat(locale, { timeZone: id, timeStyle: "short" }).format(at);
  } catch {
    return "";
  }
}
