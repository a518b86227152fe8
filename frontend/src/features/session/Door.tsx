import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect } from "react";
import { LOCALE_NAMES, LOCALES, speak } from "@/lib/i18n";
import { Mark, WordMark } from "@/ui/Mark";
import styles from "./Door.module.css";

export interface DoorProps {
  organisation: string;
  /** The large words beside the door. */
  greeting: ReactNode;
  /** What stands in the door: its h2, and a form. */
  children: ReactNode;
}

/** Everything that stands in front of the corridor: the house at the left, the way in at the right. */
export function Door({ organisation, greeting, children }: DoorProps) {
  useEffect(() => {
    document.title = `Flurfunk · ${organisation}`;
  }, [organisation]);
  return (
    <main className={styles.door}>
      <div className={styles.house}>
        <Waves />
        <div className={styles.brand}>
          <WordMark size={24} />
        </div>
        <h1 className={styles.greeting}>{greeting}</h1>
      </div>
      <div className={styles.way}>
        <div className={styles.form}>{children}</div>
        <Languages />
      </div>
    </main>
  );
}

/** Radius and width of stroke: the mark's own three waves, carried on, wider apart and thinner as they go. */
const WAVES = [
  [82, 6.4],
  [124, 4.8],
  [181, 3.6],
  [257, 2.7],
  [356, 2],
  [483, 1.4],
] as const;

/** The mark grown to the size of a wall: its steam goes through the whole corridor. */
function Waves() {
  return (
    <div className={styles.waves} aria-hidden>
      <svg viewBox="-400 -520 800 520" fill="none" className={styles.arcs}>
        {WAVES.map(([radius, width]) => (
          <path key={radius} d={arc(radius)} strokeWidth={width} />
        ))}
      </svg>
      <span className={styles.cup}>
        <Mark size={128} />
      </span>
    </div>
  );
}

/** A quarter of a circle that opens upwards, as the mark's waves do. */
function arc(radius: number): string {
  const side = Math.round(radius * Math.SQRT1_2);
  return `M${-side} ${-side}A${radius} ${radius} 0 0 1 ${side} ${-side}`;
}

/** Whoever landed in the wrong language finds their own by its own name. */
function Languages() {
  const { t, i18n } = useLingui();
  return (
    <ul role="list" aria-label={t`Language`} className={styles.languages}>
      {LOCALES.map((locale) => (
        <li key={locale}>
          <button
            type="button"
            lang={locale}
            className={styles.language}
            aria-pressed={i18n.locale === locale}
            onClick={() => void chooseLanguage(locale)}
          >
            {LOCALE_NAMES[locale]}
          </button>
        </li>
      ))}
    </ul>
  );
}

const YEAR_S = 31_536_000;

/** Nobody is signed in, so the choice is kept where the server reads it for its own sentences. */
async function chooseLanguage(locale: (typeof LOCALES)[number]): Promise<void> {
  await speak(locale);
  document.cookie = `django_language=${locale}; path=/; max-age=${YEAR_S}; samesite=lax`;
}
