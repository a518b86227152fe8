import { useLingui } from "@lingui/react/macro";
import { useCell } from "@/lib/cell";
import { commands, useEntries } from "@/lib/commands";
import { allowSingleKeys, singleKeysCell } from "@/lib/shortcuts";
import { Sheet } from "@/ui/Dialog";
import { Kbd } from "@/ui/Kbd";
import { Switch } from "@/ui/Switch";
import styles from "./ShortcutSheet.module.css";

/** Every shortcut that works where one is now. */
export default function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const single = useCell(singleKeysCell);
  const bound = useEntries(commands).flatMap(({ id, title, group, keys }) =>
    keys === undefined ? [] : [{ id, title: i18n._(title), group: i18n._(group), keys }],
  );
  return (
    <Sheet isOpen onClose={onClose} title={t`Shortcuts`} size="s">
      {[...Map.groupBy(bound, ({ group }) => group)].map(([group, own]) => (
        <section key={group} className={styles.group}>
          <h3 className={styles.heading}>{group}</h3>
          <dl className={styles.list}>
            {own.map(({ id, title, keys }) => (
              <div key={id} className={styles.row}>
                <dt>{title}</dt>
                <dd>
                  <Kbd keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <Switch
        label={t`Single keys`}
        hint={t`Turn this off if speech input or a stray hand sets them off.`}
        isSelected={single}
        onChange={allowSingleKeys}
      />
    </Sheet>
  );
}
