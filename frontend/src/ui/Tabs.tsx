import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from "react-aria-components/Tabs";
import styles from "./Tabs.module.css";

export interface TabEntry<Id extends string> {
  id: Id;
  label: ReactNode;
  /** After the words: a Badge. */
  badge?: ReactNode;
  content: ReactNode;
}

export interface TabsProps<Id extends string> {
  /** What the tabs part, for screen readers. */
  label: string;
  tabs: readonly TabEntry<Id>[];
  value?: Id;
  onChange?: (value: Id) => void;
}

/** Sides of one thing. Only the chosen one is mounted. */
export function Tabs<Id extends string>({ label, tabs, value, onChange }: TabsProps<Id>) {
  return (
    <AriaTabs
      className={styles.tabs ?? ""}
      {...(value !== undefined && { selectedKey: value })}
      onSelectionChange={(id) => {
        const chosen = tabs.find((tab) => tab.id === id);
        if (chosen) onChange?.(chosen.id);
      }}
    >
      <TabList aria-label={label} className={styles.list ?? ""}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={styles.tab ?? ""}>
            {tab.label}
            {tab.badge}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={styles.panel ?? ""}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
