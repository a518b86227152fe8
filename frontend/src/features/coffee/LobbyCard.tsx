import { Trans, useLingui } from "@lingui/react/macro";
import { Search } from "lucide-react";
import { type CSSProperties, lazy, Suspense, useId, useState } from "react";
import { useCell } from "@/lib/cell";
import { useTableId, waitingCell } from "@/lib/coffee-cells";
import { useCorners } from "@/lib/corners";
import { useLive } from "@/lib/live/current";
import { useNow } from "@/lib/useNow";
import { Button } from "@/ui/Button";
import { Checkbox } from "@/ui/Checkbox";
import { Spinner } from "@/ui/Spinner";
import { attempt } from "./news";
import styles from "./Lobby.module.css";
import { keepLanguages, keptLanguages, startWaiting, stopWaiting, type Tongue } from "./lobby";
import { otherCorner } from "./rooms";
import { TakeSeat } from "./TakeSeat";

const ApartDialog = lazy(() => import("./ApartDialog"));

/** After so long it is said that nobody has come, and what one can do meanwhile. */
const LONG_MS = 90_000;
const TONGUES: readonly Tongue[] = ["de", "en"];

/** Who has time right now: one press, and one sits with whoever else has. Not for who sits at a table already. */
export function LobbyCard() {
  const heading = useId();
  const waiting = useCell(waitingCell);
  const isSitting = useTableId() !== null;
  if (isSitting) return null;
  return (
    <section className={styles.card} aria-labelledby={heading} data-waiting={waiting === null ? undefined : ""}>
      {waiting === null ? <Ask heading={heading} /> : <Waiting heading={heading} since_ms={waiting.since_ms} />}
    </section>
  );
}

function Ask({ heading }: { heading: string }) {
  const { t, i18n } = useLingui();
  const [languages, setLanguages] = useState(keptLanguages);
  const [isChoosing, setChoosing] = useState(false);
  const toggle = (tongue: Tongue, isOn: boolean) => {
    const next = TONGUES.filter((one) => (one === tongue ? isOn : languages.includes(one)));
    setLanguages(next);
    if (next.length > 0) keepLanguages(next);
  };
  const names = new Intl.DisplayNames(i18n.locale, { type: "language" });
  return (
    <>
      <div className={styles.words}>
        <h2 id={heading} className={styles.title}>
          <Trans>Who has time right now?</Trans>
        </h2>
        <p>
          <Trans>Press, and you sit down with one or two others who want a coffee now as well. Nobody is shown that you wait.</Trans>
        </p>
      </div>
      <div className={styles.acts}>
        <div role="group" aria-label={t`I like to talk in`} className={styles.tongues}>
          <span aria-hidden>
            <Trans>I like to talk in</Trans>
          </span>
          {TONGUES.map((tongue) => (
            <Checkbox key={tongue} label={names.of(tongue) ?? tongue} isSelected={languages.includes(tongue)} onChange={(isOn) => toggle(tongue, isOn)} />
          ))}
        </div>
        <Button look="plain" onPress={() => setChoosing(true)}>
          <Trans>Not with …</Trans>
        </Button>
        <Button look="primary" icon={<Search aria-hidden />} isDisabled={languages.length === 0} onPress={() => attempt(startWaiting())}>
          <Trans>Find me somebody</Trans>
        </Button>
      </div>
      <Suspense fallback={null}>{isChoosing && <ApartDialog onClose={() => setChoosing(false)} />}</Suspense>
    </>
  );
}

function Waiting({ heading, since_ms }: { heading: string; since_ms: number }) {
  const blocked = useLive((state) => state.blocked);
  const corners = useCorners();
  const part = Math.min(1, Math.max(0, (useNow() - since_ms) / LONG_MS));
  const isLong = part === 1;
  const other = isLong ? otherCorner(corners, "", blocked) : undefined;
  const corner = other?.name;
  return (
    <>
      <div className={styles.words}>
        <h2 id={heading} className={styles.title}>
          <Spinner />
          <Trans>Looking for somebody who has time…</Trans>
        </h2>
        <p role="status">
          {other ? (
            <Trans>Nobody has come so far. We go on looking for as long as you like; or sit down at {corner}, where others find you as well.</Trans>
          ) : isLong ? (
            <Trans>Nobody has come so far. We go on looking for as long as you like.</Trans>
          ) : (
            <Trans>Every few seconds whoever waits is brought together. You can look at something else meanwhile.</Trans>
          )}
        </p>
      </div>
      <div className={styles.acts}>
        {other && <TakeSeat room={other} />}
        <Button onPress={() => void stopWaiting()}>
          <Trans>Stop looking</Trans>
        </Button>
      </div>
      <span className={styles.progress} style={{ "--part": part.toFixed(4) } as CSSProperties} aria-hidden />
    </>
  );
}
