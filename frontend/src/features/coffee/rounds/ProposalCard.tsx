import { Trans, useLingui } from "@lingui/react/macro";
import { Armchair, CalendarPlus, Check, CircleDashed, Coffee } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useCorner } from "@/lib/corners";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { momentWords } from "@/lib/moments";
import { useNames } from "@/lib/names";
import { asksForMe } from "@/lib/rounds";
import { useNow } from "@/lib/useNow";
import type { CoffeeProposal } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { Button, PageLink } from "@/ui/Button";
import { attempt } from "../news";
import { TakeSeat } from "../TakeSeat";
import { answerProposal, calendarOf, tellMet } from "./api";
import styles from "./Rounds.module.css";
import { toTable } from "./start";
import { reasonsOf } from "./words";

const MoveDialog = lazy(() => import("./MoveDialog"));

/** A coffee that is proposed, open right now, or over: with whom, when, why, and what one can do. */
export function ProposalCard({ proposal }: { proposal: CoffeeProposal }) {
  const { t } = useLingui();
  const people = proposal.guests.map(({ person }) => person);
  const names = useNames(people);
  return (
    <article className={styles.card} aria-label={t`Coffee with ${names}`} {...(asksForMe(proposal) && { "data-asks": true })}>
      <div className={styles.faces}>
        {people.map((person) => (
          <Face key={person} person={person} />
        ))}
      </div>
      <div className={styles.words}>
        <Title proposal={proposal} names={names} />
        {proposal.state === "proposed" && <Details proposal={proposal} />}
        {proposal.state === "opened" && <Reasons proposal={proposal} />}
      </div>
      <Acts proposal={proposal} />
    </article>
  );
}

function Face({ person }: { person: string }) {
  const name = useLive((state) => nameOf(state, person));
  const src = useLive((state) => state.people[person]?.avatar_url ?? null);
  return <Avatar name={name} src={src} size="l" />;
}

function Title({ proposal: { state }, names }: { proposal: CoffeeProposal; names: string }) {
  return (
    <>
      <h3 className={styles.title}>
        {state === "over" ? (
          <Trans>Did you meet {names}?</Trans>
        ) : state === "opened" ? (
          <Trans>Your table with {names} is open</Trans>
        ) : (
          <Trans>Coffee with {names}</Trans>
        )}
      </h3>
      {state === "over" && (
        <p className={styles.note}>
          <Trans>Nobody sees your answer. It only decides whether you may be brought together again soon.</Trans>
        </p>
      )}
      {state === "lapsed" && (
        <p className={styles.note}>
          <Trans>The time came and nobody had said yes, so no table was opened. In the next round there is a new chance.</Trans>
        </p>
      )}
    </>
  );
}

function Reasons({ proposal }: { proposal: CoffeeProposal }) {
  const { i18n } = useLingui();
  return <p className={styles.soft}>{reasonsOf(proposal, i18n).join(" ")}</p>;
}

function Details({ proposal }: { proposal: CoffeeProposal }) {
  const { i18n } = useLingui();
  const zone = useLive((state) => state.me.time_zone);
  const now = new Date(useNow(30_000));
  return (
    <>
      <p className={styles.when}>
        <time dateTime={proposal.at}>{momentWords(new Date(proposal.at), now, zone, i18n.locale)}</time>
      </p>
      <Reasons proposal={proposal} />
      <Answers proposal={proposal} />
      {proposal.is_smaller && (
        <p className={styles.note}>
          <Trans>Somebody cannot come this time. The others still meet.</Trans>
        </p>
      )}
      {!proposal.suits && (
        <p className={styles.note}>
          <Trans>By your clock this is outside of your times by now, or beside another coffee. Another time may suit you better.</Trans>
        </p>
      )}
    </>
  );
}

/** Who has said yes so far, oneself first. */
function Answers({ proposal: { answer, guests } }: { proposal: CoffeeProposal }) {
  const { t } = useLingui();
  return (
    <ul role="list" className={styles.answers} aria-label={t`Answers`}>
      <Answer has={answer === "yes"} words={answer === "yes" ? t`You are coming` : t`You have not answered yet`} />
      {guests.map(({ person, has_accepted: has }) => (
        <Other key={person} person={person} has={has} />
      ))}
    </ul>
  );
}

function Other({ person, has }: { person: string; has: boolean }) {
  const { t } = useLingui();
  const name = useLive((state) => nameOf(state, person));
  return <Answer has={has} words={has ? t`${name} is coming` : t`${name} has not answered yet`} />;
}

function Answer({ has, words }: { has: boolean; words: string }) {
  return (
    <li {...(has && { "data-yes": true })}>
      {has ? <Check aria-hidden /> : <CircleDashed aria-hidden />}
      {words}
    </li>
  );
}

function Acts({ proposal }: { proposal: CoffeeProposal }) {
  const { id, state, answer, room } = proposal;
  const [isMoving, setMoving] = useState(false);
  const table = useCorner(room ?? "");
  return (
    <div className={styles.acts}>
      {state === "proposed" && answer === "yes" && (
        <PageLink look="plain" href={calendarOf(id)} icon={<CalendarPlus aria-hidden />}>
          <Trans>Into the calendar</Trans>
        </PageLink>
      )}
      {state === "proposed" && (
        <>
          <Button look="plain" onPress={() => attempt(answerProposal(id, false))}>
            <Trans>Not this time</Trans>
          </Button>
          <Button onPress={() => setMoving(true)}>
            <Trans>Another time</Trans>
          </Button>
          {answer === "open" && (
            <Button look="primary" icon={<Coffee aria-hidden />} onPress={() => attempt(answerProposal(id, true))}>
              <Trans>I am coming</Trans>
            </Button>
          )}
        </>
      )}
      {state === "opened" && table && <TakeSeat room={table} />}
      {state === "opened" && room !== null && !table && (
        <Button look="primary" icon={<Armchair aria-hidden />} onPress={() => void toTable(room)}>
          <Trans>Sit down</Trans>
        </Button>
      )}
      {state === "over" && (
        <>
          <Button onPress={() => attempt(tellMet(id, false))}>
            <Trans>No, it did not work out</Trans>
          </Button>
          <Button look="primary" onPress={() => attempt(tellMet(id, true))}>
            <Trans>Yes, we met</Trans>
          </Button>
        </>
      )}
      {state === "lapsed" && (
        <Button onPress={() => attempt(tellMet(id, false))}>
          <Trans>All right</Trans>
        </Button>
      )}
      <Suspense fallback={null}>{isMoving && <MoveDialog proposal={proposal} onClose={() => setMoving(false)} />}</Suspense>
    </div>
  );
}
