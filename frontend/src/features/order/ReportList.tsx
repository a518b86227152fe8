import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Coffee, CornerUpRight, Inbox, Paperclip } from "lucide-react";
import { useState } from "react";
import { useCommunityName } from "@/lib/community-name";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { whyLine } from "@/lib/order";
import { COMPLAINT_NAMES } from "@/lib/reports";
import type { Report, Said } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { Button, ButtonLink } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { RelativeTime } from "@/ui/RelativeTime";
import { DecideDialog } from "./DecideDialog";
import styles from "./order.module.css";
import { OUTCOME_NAMES } from "./words";

/** Reported messages, each with what was said and what there is to do. */
export function ReportList({ reports, showsPlace = false }: { reports: readonly Report[]; showsPlace?: boolean }) {
  const [deciding, setDeciding] = useState<{ report: Report; isDismissal: boolean } | null>(null);
  return (
    <>
      <ul role="list" className={styles.reports}>
        {reports.map((report) => (
          <li key={report.id}>
            <ReportCard report={report} showsPlace={showsPlace} onDecide={(isDismissal) => setDeciding({ report, isDismissal })} />
          </li>
        ))}
      </ul>
      {deciding && <DecideDialog {...deciding} onClose={() => setDeciding(null)} />}
    </>
  );
}

export function NoReports({ part }: { part: "open" | "decided" }) {
  return part === "open" ? (
    <EmptyState icon={<Inbox aria-hidden />} title={<Trans>Nothing waits for you</Trans>}>
      <Trans>When somebody reports a message, or somebody at a table, in a place that you look after, it stands here until one of you has decided.</Trans>
    </EmptyState>
  ) : (
    <EmptyState icon={<Inbox aria-hidden />} title={<Trans>Nothing was decided lately</Trans>}>
      <Trans>What you decide stays here for thirty days, with what was said. Then only the record of acts remains.</Trans>
    </EmptyState>
  );
}

interface ReportCardProps {
  report: Report;
  showsPlace: boolean;
  onDecide: (isDismissal: boolean) => void;
}

function ReportCard({ report, showsPlace, onDecide }: ReportCardProps) {
  const { t, i18n } = useLingui();
  const author = useLive((state) => state.people[report.author]);
  const name = author?.name ?? t`Somebody`;
  const { filings, decided_at: decidedAt } = report;
  // The fullest account: whoever reported may have shown what was said before.
  const shown = filings.reduce<readonly Said[]>((most, one) => (one.shown.length > most.length ? one.shown : most), []);
  const address = report.thread === null ? `/rooms/${report.room}/${report.seq}` : `/rooms/${report.room}/t/${report.thread}/${report.seq}`;
  return (
    <article className={styles.report} aria-label={report.table ? t`Report on ${name}` : t`Report on a message of ${name}`}>
      <header className={styles.reportHead}>
        <Avatar name={name} src={author?.avatar_url ?? null} size="s" />
        <p className={styles.words}>
          <strong>{name}</strong>
          <span className={styles.small}>
            {showsPlace && (
              <>
                <Where report={report} />
                {" · "}
              </>
            )}
            <Trans>
              reported <RelativeTime at={report.opened_at} />
            </Trans>
          </span>
        </p>
        {report.may_visit && (
          <ButtonLink size="s" href={address} icon={<CornerUpRight aria-hidden />}>
            <Trans>In context</Trans>
          </ButtonLink>
        )}
      </header>
      {report.table ? (
        <p className={styles.atTable}>
          <Coffee aria-hidden />
          <Trans>At a coffee table. Nothing is recorded there; this is what was written about it.</Trans>
        </p>
      ) : (
        <ol role="list" className={styles.said} aria-label={t`What was said`}>
          {shown.map((said, at) => (
            <SaidItem key={`${said.sent_at}-${at}`} said={said} isMeant={at === shown.length - 1} />
          ))}
        </ol>
      )}
      {report.is_gone && decidedAt === null && (
        <p className={styles.small}>
          <Trans>The message has been deleted meanwhile; this is what it said.</Trans>
        </p>
      )}
      <div>
        <p className={styles.small}>{plural(filings.length, { one: "# report", other: "# reports" })}</p>
        <ul role="list">
          {filings.map((filing) => (
            <li key={filing.filed_at} className={styles.complaint}>
              {whyLine(i18n._(COMPLAINT_NAMES[filing.complaint]), filing.words)}
            </li>
          ))}
        </ul>
      </div>
      {decidedAt === null ? (
        <div className={styles.reportActs}>
          <Button look="primary" onPress={() => onDecide(false)}>
            <Trans>Step in…</Trans>
          </Button>
          <Button onPress={() => onDecide(true)}>
            <Trans>No violation…</Trans>
          </Button>
        </div>
      ) : (
        <Decided report={report} at={decidedAt} />
      )}
    </article>
  );
}

function SaidItem({ said, isMeant }: { said: Said; isMeant: boolean }) {
  const name = useLive((state) => nameOf(state, said.author));
  return (
    <li className={isMeant ? styles.meant : styles.beforeIt}>
      <span className={styles.small}>
        {name} · <RelativeTime at={said.sent_at} />
      </span>
      {said.body !== "" && <p className={styles.saidText}>{said.body}</p>}
      {said.files.length > 0 && (
        <p className={styles.small}>
          <Paperclip aria-hidden className={styles.clip} /> {said.files.join(", ")}
        </p>
      )}
    </li>
  );
}

function Decided({ report, at }: { report: Report; at: string }) {
  const { t, i18n } = useLingui();
  const by = useLive((state) => (report.decided_by === null ? t`Somebody` : nameOf(state, report.decided_by)));
  return (
    <div>
      <p className={styles.what}>{report.outcome && i18n._(OUTCOME_NAMES[report.outcome])}</p>
      {report.answer !== "" && <p className={styles.why}>{report.answer}</p>}
      <p className={styles.small}>
        <Trans>by {by}</Trans> · <RelativeTime at={at} />
      </p>
    </div>
  );
}

function Where({ report }: { report: Report }) {
  if (report.table) {
    const name = report.table.name === "" ? <Trans>a coffee table</Trans> : report.table.name;
    return report.community === null ? (
      name
    ) : (
      <>
        {name} · <PlaceName community={report.community} />
      </>
    );
  }
  if (report.community === null) return <Trans>a conversation</Trans>;
  return (
    <>
      #{report.room_name} · <PlaceName community={report.community} />
    </>
  );
}

function PlaceName({ community }: { community: string }) {
  return useCommunityName(community);
}
