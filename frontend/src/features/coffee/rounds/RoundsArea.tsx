import { Trans, useLingui } from "@lingui/react/macro";
import { useId, useState } from "react";
import { useRounds } from "@/lib/rounds";
import { Button } from "@/ui/Button";
import { ProposalCard } from "./ProposalCard";
import styles from "./Rounds.module.css";
import { SeriesDialog } from "./SeriesDialog";
import { SeriesRow } from "./SeriesRow";
import { offSeries, shownSeries } from "./words";

/** Coffee rounds: what they propose, and where one takes part. Nothing where there are none and one cannot switch any on. */
export function RoundsArea() {
  const { t } = useLingui();
  const heading = useId();
  const rounds = useRounds();
  const [isSwitching, setSwitching] = useState(false);
  if (rounds === null) return null;
  const shown = shownSeries(rounds.series);
  const off = offSeries(rounds.series);
  if (shown.length + off.length + rounds.proposals.length === 0) return null;
  return (
    <section className={styles.area} aria-labelledby={heading}>
      <div className={styles.head}>
        <h2 id={heading} className={styles.heading}>
          <Trans>Coffee rounds</Trans>
        </h2>
        {off.length > 0 && (
          <Button size="s" look="plain" onPress={() => setSwitching(true)}>
            <Trans>Switch rounds on …</Trans>
          </Button>
        )}
      </div>
      {rounds.proposals.map((proposal) => (
        <ProposalCard key={proposal.id} proposal={proposal} />
      ))}
      {shown.length > 0 ? (
        <ul role="list" className={styles.series} aria-label={t`Coffee rounds there are`}>
          {shown.map((series) => (
            <SeriesRow key={series.id} series={series} />
          ))}
        </ul>
      ) : (
        <p className={styles.soft}>
          <Trans>In a coffee round whoever wishes to is brought together with somebody whom they do not meet at work otherwise. Here none is on so far.</Trans>
        </p>
      )}
      {isSwitching && <SeriesDialog options={off} onClose={() => setSwitching(false)} />}
    </section>
  );
}
