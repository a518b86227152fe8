import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Megaphone } from "lucide-react";
import type { CallKind, Person, Reach } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { BotMark } from "@/ui/BotMark";
import list from "@/ui/list.module.css";
import { cx } from "@/ui/cx";
import styles from "./MentionList.module.css";
import { isCall, keyOf, type Mentions } from "./useMentions";

/** Above the composer, so that it needs no room that a phone's keyboard takes. */
export function MentionList({ id, mentions }: { id: string; mentions: Mentions }) {
  const { t } = useLingui();
  const { found, marked, mark, choose, inRoom } = mentions;
  return (
    <div id={id} role="listbox" aria-label={t`People`} className={cx(list.popover, styles.list)}>
      {found.map((one, i) => (
        // The keyboard acts through the text field, as ARIA wants it of a combobox.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={keyOf(one)}
          id={`${id}-${keyOf(one)}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === marked}
          className={list.item}
          {...(i === marked && { "data-focused": "" })}
          onPointerMove={() => mark(i)}
          // The text keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(one)}
        >
          {isCall(one) ? <CallEntry reach={one} /> : <PersonEntry person={one} isIn={inRoom?.includes(one.id) !== false} />}
        </div>
      ))}
    </div>
  );
}

function PersonEntry({ person, isIn }: { person: Person; isIn: boolean }) {
  return (
    <>
      <Avatar name={person.name} src={person.avatar_url} size="s" />
      <span className={styles.words}>
        <span>
          {person.name} {person.is_bot && <BotMark />}
        </span>
        <span className={list.hint}>@{person.handle}</span>
      </span>
      {!isIn && (
        <span className={list.hint}>
          <Trans>not in here</Trans>
        </span>
      )}
    </>
  );
}

/** A word for many, with how many it reaches right now. */
function CallEntry({ reach: { call, people } }: { reach: Reach }) {
  const { t } = useLingui();
  const words: Record<CallKind, string> = {
    channel: t`everyone in here`,
    here: t`everyone who is online`,
    moderators: t`who moderates here`,
    owners: t`whose community this is`,
  };
  return (
    <>
      <span className={styles.many}>
        <Megaphone aria-hidden />
      </span>
      <span className={styles.words}>
        <span>@{call}</span>
        <span className={list.hint}>{words[call]}</span>
      </span>
      <span className={list.hint}>
        <Plural value={people} one="# person" other="# people" />
      </span>
    </>
  );
}
