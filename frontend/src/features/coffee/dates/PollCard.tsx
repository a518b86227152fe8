import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { CalendarCheck2, Vote } from "lucide-react";
import { useState } from "react";
import { useCommunityName } from "@/lib/community-name";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import type { CoffeeDate, DateMoment } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { cx } from "@/ui/cx";
import { hueProps } from "@/ui/hue";
import { DESKTOP, useMedia } from "@/ui/useMedia";
import { attempt, say } from "../news";
import { AnswerTable } from "./AnswerTable";
import { answerMoment, takeMoment } from "./api";
import { DateMenu } from "./DateMenu";
import styles from "./dates.module.css";
import { Faces } from "./Faces";
import { OwnAnswer } from "./OwnAnswer";
import { answerOf, bestMoments, isClosed, isOver, tallyOf } from "./poll";
import { useWhen } from "./useWhen";
import poll from "./poll.module.css";

/** More are unfolded only where somebody asks for them. */
const MANY = 12;

/** A poll: one answer a moment with one tap, who can when, and for its author one tap that fixes the date. */
export function PollCard({ date, now_ms }: { date: CoffeeDate; now_ms: number }) {
  const when = useWhen(now_ms);
  const community = useCommunityName(date.community);
  const author = useLive((state) => (date.proposed_by === null ? null : nameOf(state, date.proposed_by)));
  const isDesktop = useMedia(DESKTOP);
  const { answers, closes_at: closesAt } = date;
  const [isUnfolded, setUnfolded] = useState<boolean | null>(null);
  const showsAll = isUnfolded ?? (isDesktop && answers.length > 0 && answers.length <= MANY);
  const { style, ...hue } = hueProps(community);
  const [closed, over] = [isClosed(date, now_ms), isOver(date, now_ms)];
  const best = bestMoments(date, now_ms);
  const ends = closesAt === null ? "" : when(closesAt);
  return (
    <article {...hue} style={style} className={styles.card} data-state="poll" aria-label={date.title}>
      <header className={styles.cardHead}>
        <p className={styles.eyebrow}>
          <Vote aria-hidden />
          {over ? <Trans>No date was found</Trans> : closed ? <Trans>The poll has closed</Trans> : <Trans>When can you?</Trans>}
        </p>
        <DateMenu date={date} />
      </header>
      <div>
        <h3 className={styles.title}>{date.title}</h3>
        <p className={styles.what}>
          {community}
          {author !== null && (
            <>
              {" · "}
              <Trans>proposed by {author}</Trans>
            </>
          )}
        </p>
        <p className={styles.note}>
          {over ? (
            <Trans>All of these times have passed. Propose new ones.</Trans>
          ) : closed && date.may_keep ? (
            <Trans>Nobody answers any more. Take the time that suits.</Trans>
          ) : closed ? (
            <Trans>Nobody answers any more. Now {author ?? "…"} fixes the date.</Trans>
          ) : ends === "" ? (
            <Trans>Say it for each time. All in your own time zone.</Trans>
          ) : (
            <Trans>Say it for each time, until {ends}. All in your own time zone.</Trans>
          )}
        </p>
      </div>
      <ul role="list" className={poll.moments}>
        {date.moments.map((moment) => (
          <MomentRow key={moment.id} date={date} moment={moment} now_ms={now_ms} isBest={best.has(moment.id)} isShut={closed} />
        ))}
      </ul>
      {answers.length > 0 && (
        <div>
          <Button size="s" look="plain" aria-expanded={showsAll} onPress={() => setUnfolded(!showsAll)}>
            {showsAll ? <Trans>Fold the answers up</Trans> : <Plural value={answers.length} one="Who can when? # answer" other="Who can when? # answers" />}
          </Button>
          {showsAll && <AnswerTable date={date} />}
        </div>
      )}
    </article>
  );
}

interface MomentRowProps {
  date: CoffeeDate;
  moment: DateMoment;
  now_ms: number;
  isBest: boolean;
  isShut: boolean;
}

function MomentRow({ date, moment, now_ms, isBest, isShut }: MomentRowProps) {
  const { t } = useLingui();
  const me = useLive((state) => state.me.id);
  const when = useWhen(now_ms)(moment.at);
  const { yes, maybe } = tallyOf(date, moment.id);
  const isPast = Date.parse(moment.at) <= now_ms;
  const take = () => attempt(takeMoment(date.id, moment.id).then(() => say(t`The date is fixed. Those who can are told.`)));
  return (
    <li className={cx(poll.moment, isPast && poll.past)}>
      <div>
        <p className={poll.momentWhen}>
          <time dateTime={moment.at}>{when}</time>
          {isBest && (
            <span className={poll.best}>
              <Trans>suits most</Trans>
            </span>
          )}
        </p>
        <div className={poll.tally}>
          <Faces people={[...yes, ...maybe]} most={4} />
          <span>
            {isPast ? (
              <Trans>has passed</Trans>
            ) : yes.length + maybe.length === 0 ? (
              <Trans>nobody so far</Trans>
            ) : yes.length === 0 ? (
              <Trans>{maybe.length} if need be</Trans>
            ) : maybe.length === 0 ? (
              <Plural value={yes.length} one="# can" other="# can" />
            ) : (
              <Trans>
                <Plural value={yes.length} one="# can" other="# can" />, {maybe.length} if need be
              </Trans>
            )}
          </span>
        </div>
      </div>
      <OwnAnswer when={when} answer={answerOf(date, me, moment.id)} isDisabled={isShut || isPast} onChange={(answer) => attempt(answerMoment(date.id, moment.id, answer))} />
      {date.may_keep && !isPast && (
        <Button size="s" look={isBest ? "primary" : "quiet"} icon={<CalendarCheck2 aria-hidden />} aria-label={t`Take this date: ${when}`} onPress={take}>
          <Trans>Take this date</Trans>
        </Button>
      )}
    </li>
  );
}
