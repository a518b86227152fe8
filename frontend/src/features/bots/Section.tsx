import { Ellipsis } from "lucide-react";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { IconButton } from "@/ui/IconButton";
import { Menu, type MenuEntry } from "@/ui/Menu";
import styles from "./bots.module.css";

interface SectionProps {
  title: ReactNode;
  words: ReactNode;
  /** Makes another one. */
  act: ReactNode;
  children: readonly ReactNode[];
}

/** One kind of integration: what it is for, those that there are, and the way to another one. */
export function Section({ title, words, act, children }: SectionProps) {
  return (
    <section className={styles.section}>
      <header className={styles.head}>
        <div className={styles.headWords}>
          <h2 className={styles.title}>{title}</h2>
          <p className={styles.soft}>{words}</p>
        </div>
        {act}
      </header>
      {children.length > 0 && (
        <ul role="list" className={styles.list}>
          {children}
        </ul>
      )}
    </section>
  );
}

interface ItemProps {
  face: ReactNode;
  name: ReactNode;
  /** For a screen reader: whose menu that is. */
  label: string;
  entries: readonly MenuEntry[];
  children: ReactNode;
}

/** One of them: a face or an icon, lines about it, and a menu. */
export function Item({ face, name, label, entries, children }: ItemProps) {
  const { t } = useLingui();
  return (
    <li className={styles.item}>
      {face}
      <div className={styles.words}>
        <span className={styles.name}>{name}</span>
        {children}
      </div>
      {entries.length > 0 && (
        <Menu
          label={label}
          placement="bottom end"
          trigger={<IconButton size="s" label={t`More about ${label}`} icon={<Ellipsis aria-hidden />} />}
          groups={[{ id: "acts", entries }]}
        />
      )}
    </li>
  );
}
