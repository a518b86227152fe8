import { useLingui } from "@lingui/react/macro";
import { Slash } from "lucide-react";
import { useLive } from "@/lib/live/current";
import { Avatar } from "@/ui/Avatar";
import { cx } from "@/ui/cx";
import list from "@/ui/list.module.css";
import styles from "./SlashList.module.css";
import type { SlashChoices } from "./useSlash";

/** Above the composer: which commands there are, what each takes, and whose it is. */
export function SlashList({ id, slash }: { id: string; slash: SlashChoices }) {
  const { t } = useLingui();
  const { found, marked, mark, choose } = slash;
  return (
    <div id={id} role="listbox" aria-label={t`Commands`} className={cx(list.popover, styles.list)}>
      {found.map((command, i) => (
        // The keyboard acts through the text field, as ARIA wants it of a combobox.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={`${command.name} ${command.bot ?? ""}`}
          id={`${id}-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === marked}
          className={list.item}
          {...(i === marked && { "data-focused": "" })}
          onPointerMove={() => mark(i)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(command)}
        >
          {command.bot === null ? (
            <span className={styles.own} aria-hidden>
              <Slash />
            </span>
          ) : (
            <BotFace bot={command.bot} />
          )}
          <span className={styles.words}>
            <span className={styles.name}>
              /{command.name} <span className={styles.hint}>{command.hint}</span>
            </span>
            {command.description !== "" && <span className={list.hint}>{command.description}</span>}
          </span>
        </div>
      ))}
    </div>
  );
}

function BotFace({ bot }: { bot: string }) {
  const person = useLive((state) => state.people[bot]);
  return <Avatar name={person?.name ?? "?"} src={person?.avatar_url ?? null} size="s" />;
}
