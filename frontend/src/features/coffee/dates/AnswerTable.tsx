import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import type { CoffeeDate } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { VisuallyHidden } from "@/ui/VisuallyHidden";
import { AnswerMark } from "./AnswerMark";
import styles from "./dates.module.css";
import { useAnswerNames } from "./useAnswerNames";
import { columnOf } from "./when";
import poll from "./poll.module.css";

/** Who can when: a row a person, oneself first. On a phone it scrolls under the names; many people make it longer, never wider. */
export function AnswerTable({ date }: { date: CoffeeDate }) {
  const { t, i18n } = useLingui();
  const me = useLive((state) => state.me.id);
  const zone = useLive((state) => state.me.time_zone);
  const blocked = useLive((state) => state.blocked);
  const own = date.answers.filter(({ person }) => person === me);
  const others = date.answers.filter(({ person }) => person !== me && !blocked.has(person));
  const folded = date.answers.length - own.length - others.length;
  const { title } = date;
  return (
    // A part that scrolls has to be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={poll.scroller} tabIndex={0} role="region" aria-label={t`Answers to ${title}`}>
      <table className={poll.table}>
        <thead>
          <tr>
            <th scope="col">
              <VisuallyHidden>
                <Trans>Person</Trans>
              </VisuallyHidden>
            </th>
            {date.moments.map(({ id, at }) => {
              const { weekday, day, time } = columnOf(new Date(at), zone, i18n.locale);
              return (
                <th key={id} scope="col">
                  <span>{weekday}</span> <span>{day}</span> <strong>{time}</strong>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {[...own, ...others].map((row) => (
            <AnswerRow key={row.person} date={date} row={row} isMe={row.person === me} />
          ))}
        </tbody>
      </table>
      {folded > 0 && (
        <p className={styles.note}>
          <Plural value={folded} one="One more answer is of somebody whom you have blocked." other="# more answers are of people whom you have blocked." />
        </p>
      )}
    </div>
  );
}

function AnswerRow({ date, row, isMe }: { date: CoffeeDate; row: CoffeeDate["answers"][number]; isMe: boolean }) {
  const { t } = useLingui();
  const names = useAnswerNames();
  const name = useLive((state) => nameOf(state, row.person));
  const src = useLive((state) => state.people[row.person]?.avatar_url ?? null);
  return (
    <tr>
      <th scope="row">
        <span className={poll.personCell}>
          <Avatar name={name} src={src} size="xs" />
          <span>{isMe ? t`You` : name}</span>
        </span>
      </th>
      {date.moments.map(({ id }) => {
        const answer = row.said[id] ?? null;
        return (
          <td key={id} data-answer={answer ?? "none"}>
            <AnswerMark answer={answer} />
            <VisuallyHidden>{answer === null ? t`no answer` : names[answer]}</VisuallyHidden>
          </td>
        );
      })}
    </tr>
  );
}
