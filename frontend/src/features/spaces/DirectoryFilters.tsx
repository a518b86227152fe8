import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import type { RefObject } from "react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import type { SortBy, Whose } from "@/lib/wire";
import { SearchField } from "@/ui/SearchField";
import { Select } from "@/ui/Select";
import { useTags } from "./api";
import styles from "./Directory.module.css";
import { type Asked, SORTS, WHOSE } from "./useDirectoryWish";

/** As many stand there unasked; the others are found by typing. */
const TAGS_SHOWN = 12;

type Shown = Whose | "archived";

/** What is searched, left out, and put first. */
export function DirectoryFilters({ asked, field }: { asked: Asked; field: RefObject<HTMLInputElement | null> }) {
  const { t } = useLingui();
  const { wish, typed, setTyped, change } = asked;
  const shownNames: Record<Shown, string> = { all: t`All`, mine: t`Mine`, others: t`Not mine`, archived: t`Archived` };
  const sortNames: Record<SortBy, string> = {
    members: t`Most members`,
    activity: t`Liveliest`,
    new: t`Newest`,
    name: t`By name`,
  };
  return (
    <div className={styles.filters}>
      <div className={styles.bar}>
        <div className={styles.search}>
          <SearchField label={t`Search communities`} value={typed} onChange={setTyped} inputRef={field} />
        </div>
        <div className={styles.choice}>
          <Select<Shown>
            label={t`Which communities`}
            isLabelHidden
            value={wish.archived ? "archived" : wish.whose}
            onChange={(one) => change(one === "archived" ? { archived: true, whose: "all" } : { archived: false, whose: one })}
            options={[...WHOSE, "archived" as const].map((id) => ({ id, label: shownNames[id] }))}
          />
        </div>
        <div className={styles.choice}>
          <Select<SortBy>
            label={t`Sort`}
            isLabelHidden
            value={wish.sort}
            onChange={(sort) => change({ sort })}
            options={SORTS.map((id) => ({ id, label: sortNames[id] }))}
          />
        </div>
      </div>
      <Tags chosen={wish.tag} onChoose={(tag) => change({ tag })} />
    </div>
  );
}

function Tags({ chosen, onChoose }: { chosen: string; onChoose: (tag: string) => void }) {
  const { t } = useLingui();
  const { data } = useTags();
  const common = data?.slice(0, TAGS_SHOWN).map(({ tag }) => tag) ?? [];
  const shown = chosen === "" || common.includes(chosen) ? common : [chosen, ...common];
  if (shown.length === 0) return null;
  return (
    <div role="group" aria-label={t`Tags`} className={styles.tags}>
      {shown.map((tag) => (
        <ToggleButton key={tag} isSelected={tag === chosen} onChange={(isOn) => onChoose(isOn ? tag : "")} className={styles.tag ?? ""}>
          {tag}
          {tag === chosen && <X aria-hidden />}
        </ToggleButton>
      ))}
    </div>
  );
}
