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
import { isPersonal } from "@/lib/live/conversations";
import { RoomFace } from "../RoomFace";
import { RoomIcon } from "../RoomIcon";
import styles from "./ForwardDialog.module.css";
import { findGoals, type Goal, MOST_CHOSEN } from "./goals";

interface GoalPickerProps {
  goals: readonly Goal[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

/** Rooms and people in one list: typing narrows it, Enter takes one; the chosen ones stand above. */
export function GoalPicker({ goals, chosen, onChange }: GoalPickerProps) {
  const { t } = useLingui();
  const [query, setQuery] = useState("");
  const shown = useMemo(() => findGoals(goals, query), [goals, query]);
  const taken = chosen.flatMap((id) => goals.find((goal) => goal.id === id) ?? []);
  const isFull = chosen.length >= MOST_CHOSEN;
  const toggle = (next: ReadonlySet<string>) => {
    const visible = new Set(shown.map(({ id }) => id));
    const kept = chosen.filter((id) => !visible.has(id) || next.has(id));
    onChange([...kept, ...[...next].filter((id) => visible.has(id) && !chosen.includes(id))]);
  };
  return (
    <div className={styles.picker}>
      {taken.length > 0 && (
        <TagGroup aria-label={t`Chosen`} onRemove={(gone) => onChange(chosen.filter((id) => !gone.has(id)))}>
          <TagList className={styles.chips ?? ""}>
            {taken.map((goal) => (
              <Tag key={goal.id} id={goal.id} textValue={goal.title} className={styles.chip ?? ""}>
                <Face goal={goal} isSmall />
                <span className={styles.name}>{goal.title}</span>
                <Button slot="remove" className={styles.remove ?? ""} aria-label={t`Leave out`}>
                  <X aria-hidden />
                </Button>
              </Tag>
            ))}
          </TagList>
        </TagGroup>
      )}
      <Autocomplete inputValue={query} onInputChange={setQuery}>
        <SearchField
          label={t`Rooms and people`}
          placeholder={t`Room or person …`}
          steersList
          // The dialog is opened in order to choose.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
        />
        <ListBox
          aria-label={t`Rooms and people`}
          className={styles.list ?? ""}
          selectionMode="multiple"
          selectedKeys={chosen}
          disabledKeys={isFull ? shown.filter(({ id }) => !chosen.includes(id)).map(({ id }) => id) : []}
          onSelectionChange={(keys) => {
            if (keys !== "all") toggle(new Set([...keys].map(String)));
          }}
          renderEmptyState={() => (
            <p className={styles.nothing}>
              <Trans>Nothing by that name. Try another word.</Trans>
            </p>
          )}
        >
          {shown.map((goal) => (
            <ListBoxItem key={goal.id} id={goal.id} textValue={goal.title} className={cx(list.item, styles.option)}>
              <Face goal={goal} />
              <span className={list.words}>
                <Text slot="label" className={styles.name}>
                  {goal.title}
                </Text>
                {goal.hint !== "" && (
                  <Text slot="description" className={cx(list.hint, styles.name)}>
                    {goal.hint}
                  </Text>
                )}
              </span>
              <Check aria-hidden className={list.check} />
            </ListBoxItem>
          ))}
        </ListBox>
      </Autocomplete>
    </div>
  );
}

function Face({ goal, isSmall = false }: { goal: Goal; isSmall?: boolean }) {
  if (goal.kind === "person") return <Avatar name={goal.person.name} src={goal.person.avatar_url} size={isSmall ? "xs" : "s"} />;
  return isPersonal(goal.room) && !isSmall ? (
    <RoomFace room={goal.room} size="s" />
  ) : (
    <span className={styles.icon}>
      <RoomIcon room={goal.room} />
    </span>
  );
}
