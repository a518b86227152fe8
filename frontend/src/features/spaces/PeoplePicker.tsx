import { Trans, useLingui } from "@lingui/react/macro";
import { Check, X } from "lucide-react";
import { useMemo, useState } from "react";
import { Autocomplete } from "react-aria-components/Autocomplete";
import { Button } from "react-aria-components/Button";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Tag, TagGroup, TagList } from "react-aria-components/TagGroup";
import { Text } from "react-aria-components/Text";
import { Avatar } from "@/ui/Avatar";
import { cx } from "@/ui/cx";
import list from "@/ui/list.module.css";
import { SearchField } from "@/ui/SearchField";
import { findPeople, MOST, type PersonChoice } from "./people-choices";
import styles from "./PeoplePicker.module.css";

export interface PeoplePickerProps {
  choices: readonly PersonChoice[];
  /** Ids, in the order of choosing. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** What being there is called, as in "already in the channel". */
  inWords: string;
  /** As many can be chosen; the others rest then. */
  most?: number;
}

/** Several people: typing narrows the list, Enter takes one; the chosen ones stand above as chips. */
export function PeoplePicker({ choices, chosen, onChange, inWords, most = Infinity }: PeoplePickerProps) {
  const { t, i18n } = useLingui();
  const [query, setQuery] = useState("");
  const found = useMemo(() => findPeople(choices, query, i18n.locale), [choices, query, i18n.locale]);
  const shown = found.slice(0, MOST);
  const people = useMemo(() => new Map(choices.map((choice) => [choice.person.id, choice])), [choices]);
  const isFull = chosen.length >= most;
  const isResting = ({ person, state }: PersonChoice) => state !== "free" || (isFull && !chosen.includes(person.id));
  const taken = chosen.flatMap((id) => people.get(id) ?? []);
  const toggle = (next: ReadonlySet<string>) => {
    const visible = new Set(shown.map(({ person }) => person.id));
    const kept = chosen.filter((id) => !visible.has(id) || next.has(id));
    onChange([...kept, ...[...next].filter((id) => visible.has(id) && !chosen.includes(id))]);
  };

  return (
    <div className={styles.picker}>
      {taken.length > 0 && (
        <TagGroup aria-label={t`Chosen`} onRemove={(gone) => onChange(chosen.filter((id) => !gone.has(id)))}>
          <TagList className={styles.chips ?? ""}>
            {taken.map(({ person }) => (
              <Chip key={person.id} {...person} />
            ))}
          </TagList>
        </TagGroup>
      )}
      <Autocomplete inputValue={query} onInputChange={setQuery}>
        <SearchField
          label={t`Search people`}
          placeholder={t`Name, department, site …`}
          steersList
          // The dialog is opened in order to search.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
        />
        <ListBox
          aria-label={t`People`}
          className={styles.list ?? ""}
          selectionMode="multiple"
          selectedKeys={chosen}
          disabledKeys={shown.filter(isResting).map(({ person }) => person.id)}
          onSelectionChange={(keys) => {
            if (keys !== "all") toggle(new Set([...keys].map(String)));
          }}
          renderEmptyState={() => (
            <p className={styles.nothing}>
              <Trans>Nobody answers to that. Try another part of the name.</Trans>
            </p>
          )}
        >
          {shown.map((choice) => (
            <Option key={choice.person.id} choice={choice} inWords={inWords} />
          ))}
        </ListBox>
      </Autocomplete>
      {isFull && (
        <p className={styles.more} role="status">
          <Trans>No more fit in. For more people there are channels.</Trans>
        </p>
      )}
      {!isFull && found.length > shown.length && (
        <p className={styles.more}>
          <Trans>These are the first {MOST}. Type a name to find the others.</Trans>
        </p>
      )}
    </div>
  );
}

function Chip({ id, name, avatar_url }: PersonChoice["person"]) {
  const { t } = useLingui();
  return (
    <Tag id={id} textValue={name} className={styles.chip ?? ""}>
      <Avatar name={name} src={avatar_url} size="xs" />
      <span className={styles.chipName}>{name}</span>
      <Button slot="remove" className={styles.remove ?? ""} aria-label={t`Leave out`}>
        <X aria-hidden />
      </Button>
    </Tag>
  );
}

function Option({ choice: { person, state }, inWords }: { choice: PersonChoice; inWords: string }) {
  const { t } = useLingui();
  const where = [person.job_title, person.department].filter(Boolean).join(" · ");
  return (
    <ListBoxItem id={person.id} textValue={person.name} className={cx(list.item, styles.option)}>
      <Avatar name={person.name} src={person.avatar_url} size="s" />
      <span className={list.words}>
        <Text slot="label" className={styles.name}>
          {person.name}
        </Text>
        {where !== "" && (
          <Text slot="description" className={cx(list.hint, styles.where)}>
            {where}
          </Text>
        )}
      </span>
      {state === "free" ? (
        <Check aria-hidden className={list.check} />
      ) : (
        <span className={styles.why}>{state === "in" ? inWords : t`Invited`}</span>
      )}
    </ListBoxItem>
  );
}
