import { useLingui } from "@lingui/react";
import { useMemo, useState } from "react";
import { allTimeZones, describeZone, findTimeZones, type TimeZone, timeThere } from "./time-zones";

interface ZoneOption {
  id: string;
  label: string;
  hint: string;
  after: string;
}

// Describing all of them takes a blink too long to do it twice.
const described = new Map<string, TimeZone[]>();

function zonesIn(locale: string, at: Date, chosen: string): TimeZone[] {
  const known = described.get(locale);
  if (known?.some(({ id }) => id === chosen)) return known;
  const zones = allTimeZones(locale, at, chosen);
  described.set(locale, zones);
  return zones;
}

/** What a field for choosing a time zone needs. All of them are described when the list is first asked for. */
export function useTimeZones(chosen: string): { label: string; hint: string; find: (query: string) => ZoneOption[] } {
  const { i18n } = useLingui();
  const { locale } = i18n;
  const [at] = useState(() => new Date());
  const now = useMemo(() => describeZone(chosen, locale, at), [chosen, locale, at]);

  const find = (query: string): ZoneOption[] => {
    const zones = zonesIn(locale, at, chosen);
    // Unasked: the chosen one and those that share its clock, then the rest.
    const nearness = ({ id, offset }: TimeZone) => (id === chosen ? 0 : offset === now.offset ? 1 : 2);
    const found = query === "" ? [...zones].sort((one, other) => nearness(one) - nearness(other)) : findTimeZones(zones, query);
    return found.map(({ id, city, name, offset }) => ({
      id,
      label: city,
      hint: offset === "" ? name : `${name} · ${offset}`,
      after: timeThere(id, locale, at),
    }));
  };
  return { label: now.city, hint: [now.name, timeThere(chosen, locale, at)].filter(Boolean).join(" · "), find };
}
