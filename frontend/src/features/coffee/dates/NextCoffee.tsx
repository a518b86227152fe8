import { Trans, useLingui } from "@lingui/react/macro";
import { CalendarPlus } from "lucide-react";
import { lazy, type ReactNode, Suspense, useEffect, useId, useRef, useState } from "react";
import { useLocation } from "wouter";
import { useCell } from "@/lib/cell";
import { type CoffeeDates, datesFailedCell, planned, refreshDatesQuietly, useDates } from "@/lib/coffee-dates";
import { useNow } from "@/lib/useNow";
import type { CoffeeDate } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import { DateCard } from "./DateCard";
import styles from "./dates.module.css";
import { PollCard } from "./PollCard";

const ProposeDialog = lazy(() => import("./ProposeDialog"));

const MINUTE_MS = 60_000;

interface NextCoffeeProps {
  /** The date that one was led to. */
  shown: string | undefined;
  /** A community for which one wants to propose a coffee. */
  proposesIn: string | undefined;
}

/** When is the next coffee? What is planned, what is being found, and a word to propose one. */
export function NextCoffee({ shown, proposesIn }: NextCoffeeProps) {
  const heading = useId();
  const [, navigate] = useLocation();
  const dates = useDates();
  const [isAsking, setAsking] = useState(false);
  const asks = isAsking || proposesIn !== undefined;
  const close = () => {
    setAsking(false);
    if (proposesIn !== undefined) navigate("/coffee", { replace: true });
  };
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <header className={styles.head}>
        <h2 id={heading} className={styles.heading}>
          <Trans>When is the next coffee?</Trans>
        </h2>
        <Button icon={<CalendarPlus aria-hidden />} onPress={() => setAsking(true)}>
          <Trans>Propose a coffee</Trans>
        </Button>
      </header>
      {dates ? <Dates dates={dates} shown={shown} /> : <NotYet />}
      <Suspense fallback={null}>{asks && <ProposeDialog community={proposesIn} onClose={close} />}</Suspense>
    </section>
  );
}

function NotYet() {
  const { t } = useLingui();
  const hasFailed = useCell(datesFailedCell);
  if (!hasFailed) {
    return (
      <SkeletonGroup label={t`Loading the dates…`}>
        <Skeleton shape="block" height="8rem" />
      </SkeletonGroup>
    );
  }
  return (
    <div className={styles.empty} role="alert">
      <p>
        <Trans>The dates did not come. Nothing is lost; ask again in a moment.</Trans>
      </p>
      <Button size="s" onPress={refreshDatesQuietly}>
        <Trans>Try again</Trans>
      </Button>
    </div>
  );
}

/** What is planned, and after it what was cancelled. */
const fixed = (dates: CoffeeDates): CoffeeDate[] => [...planned(dates), ...Object.values(dates).filter(({ state }) => state === "cancelled")];

/** What is being found, the newest first. */
const polls = (dates: CoffeeDates): CoffeeDate[] =>
  Object.values(dates)
    .filter(({ state }) => state === "poll")
    .toSorted((one, other) => other.created_at.localeCompare(one.created_at));

function Dates({ dates, shown }: { dates: CoffeeDates; shown: string | undefined }) {
  const now_ms = useNow(MINUTE_MS);
  const [known, open] = [fixed(dates), polls(dates)];
  const next = planned(dates)[0]?.id;
  const isGone = shown !== undefined && dates[shown] === undefined;
  return (
    <>
      {isGone && (
        <p className={styles.empty} role="status">
          <Trans>The coffee that you were led to is over, or it belongs to a community that you are not in.</Trans>
        </p>
      )}
      {known.length + open.length === 0 && !isGone && (
        <p className={styles.empty}>
          <Trans>None is planned. Propose a few times; everyone says when they can, and with one tap it is fixed.</Trans>
        </p>
      )}
      <div className={styles.columns} data-both={(known.length > 0 && open.length > 0) || undefined}>
        {known.length > 0 && (
          <ul role="list" className={styles.dates}>
            {known.map((date) => (
              <Shown key={date.id} isLedTo={date.id === shown}>
                <DateCard date={date} isNext={date.id === next} now_ms={now_ms} />
              </Shown>
            ))}
          </ul>
        )}
        {open.length > 0 && (
          <ul role="list" className={styles.polls}>
            {open.map((date) => (
              <Shown key={date.id} isLedTo={date.id === shown}>
                <PollCard date={date} now_ms={now_ms} />
              </Shown>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

/** The one that one was led to comes into view. */
function Shown({ isLedTo, children }: { isLedTo: boolean; children: ReactNode }) {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isLedTo) item.current?.scrollIntoView({ block: "center" });
  }, [isLedTo]);
  return (
    <li ref={item} data-led-to={isLedTo || undefined}>
      {children}
    </li>
  );
}
