import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Clock, CloudSun, Sunrise, CalendarDays } from "lucide-react";
import type { ReactNode } from "react";
import { momentWords, type Offer } from "@/lib/moments";
import type { MenuEntry } from "@/ui/Menu";

const WORDS: Record<Offer["id"], MessageDescriptor> = {
  "in-20-min": msg`In 20 minutes`,
  "in-1-h": msg`In an hour`,
  "in-3-h": msg`In three hours`,
  afternoon: msg`This afternoon`,
  tomorrow: msg`Tomorrow morning`,
  monday: msg`On Monday morning`,
};

const ICONS: Record<Offer["id"], ReactNode> = {
  "in-20-min": <Clock aria-hidden />,
  "in-1-h": <Clock aria-hidden />,
  "in-3-h": <Clock aria-hidden />,
  afternoon: <CloudSun aria-hidden />,
  tomorrow: <Sunrise aria-hidden />,
  monday: <CalendarDays aria-hidden />,
};

/** Moments to choose from, each with its hour. */
export function offerEntries(offers: readonly Offer[], zone: string, onChoose: (offer: Offer) => void): MenuEntry[] {
  const now = new Date();
  return offers.map((offer) => ({
    id: offer.id,
    label: i18n._(WORDS[offer.id]),
    hint: momentWords(offer.at, now, zone, i18n.locale),
    icon: ICONS[offer.id],
    onAction: () => onChoose(offer),
  }));
}
