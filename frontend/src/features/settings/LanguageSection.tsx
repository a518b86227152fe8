import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isLocale, type Locale, LOCALE_NAMES, LOCALES, speak } from "@/lib/i18n";
import { guessTimeZone } from "@/lib/time-zones";
import { useSubmit } from "@/lib/useSubmit";
import { useTimeZones } from "@/lib/useTimeZones";
import type { Me } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { ComboBox } from "@/ui/ComboBox";
import { RadioCards } from "@/ui/RadioCards";
import { changeMe } from "./api";
import { Part } from "@/ui/Part";

/** Both are choices, not texts: they hold as soon as they are made. */
export function LanguageSection({ me }: { me: Me }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const [zone, setZone] = useState(me.time_zone);
  const zones = useTimeZones(zone);
  const here = guessTimeZone();
  const hereZone = useTimeZones(here);
  const language = useSubmit(async (locale: Locale) => {
    await speak(locale);
    await changeMe(queries, { language: locale });
  });
  const time = useSubmit(async (id: string) => {
    setZone(id);
    await changeMe(queries, { time_zone: id });
  });
  const city = hereZone.label;
  return (
    <>
      <Part title={<Trans>Language</Trans>} words={<Trans>For the screen and for mails, on all of your devices.</Trans>}>
        <RadioCards
          label={t`Flurfunk speaks`}
          isLabelHidden
          columns
          value={isLocale(i18n.locale) ? i18n.locale : null}
          onChange={(locale) => void language.submit(locale)}
          options={LOCALES.map((id) => ({ id, title: <span lang={id}>{LOCALE_NAMES[id]}</span> }))}
          isInvalid={language.problem !== null}
          error={language.problem?.message}
        />
      </Part>
      <Part title={<Trans>Time zone</Trans>} words={<Trans>Colleagues see on your page what time it is for you.</Trans>}>
        <ComboBox
          name="time_zone"
          label={t`Time zone`}
          isLabelHidden
          hint={zones.hint}
          value={zone}
          valueLabel={zones.label}
          onChange={(id) => void time.submit(id)}
          find={zones.find}
          nothing={t`No zone by that name. Try a larger city nearby.`}
          openLabel={t`Show time zones`}
          isInvalid={time.problem !== null}
          error={time.problem?.message}
        />
        {here !== zone && (
          <div>
            <Button onPress={() => void time.submit(here)} isPending={time.isPending}>
              <Trans>Take this device’s: {city}</Trans>
            </Button>
          </div>
        )}
      </Part>
    </>
  );
}
