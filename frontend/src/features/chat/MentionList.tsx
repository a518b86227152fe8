import { Trans, useLingui } from "@lingui/react/macro";
import { Avatar } from "@/ui/Avatar";
import { BotMark } from "@/ui/BotMark";
import list from "@/ui/list.module.css";
import { cx } from "@/ui/cx";
import styles from "./MentionList.module.css";
import type { Mentions } from "./useMentions";

/** Above the composer, so that it needs no room that a phone's keyboard takes. */
export function MentionList({ id, mentions }: { id: string; mentions: Mentions }) {
  const { t } = useLingui();
  const { people, marked, mark, choose, inRoom } = mentions;
  return (
    <div id={id} role="listbox" aria-label={t`People`} className={cx(list.popover, styles.list)}>
      {people.map((person, i) => (
        // The keyboard acts through the text field, as ARIA wants it of a combobox.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={person.id}
          id={`${id}-${person.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === marked}
          className={list.item}
          {...(i === marked && { "data-focused": "" })}
          onPointerMove={() => mark(i)}
          // The text keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(person)}
        >
          <Avatar name={person.name} src={person.avatar_url} size="s" />
          <span className={styles.words}>
            <span>
              {person.name} {person.is_bot && <BotMark />}
            </span>
            <span className={list.hint}>@{person.handle}</span>
          </span>
          {inRoom?.includes(person.id) === false && (
            <span className={list.hint}>
              <Trans>not in here</Trans>
            </span>
          )}
        </div>
      ))}
    </div>
  );
}
