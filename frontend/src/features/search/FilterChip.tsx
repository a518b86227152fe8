import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { useCell } from "@/lib/cell";
import { foundPlaces } from "./api";
import type { Filter } from "./query";
import styles from "./SearchBox.module.css";
import { filterLabel } from "./words";

/** A filter that is done; pressed, it goes. */
export function FilterChip({ filter, onRemove }: { filter: Filter; onRemove: () => void }) {
  const { t, i18n } = useLingui();
  useCell(foundPlaces); // a room's name may come with the answer
  const { before, words } = filterLabel(filter, i18n);
  const whole = `${before} ${words}`.trim();
  return (
    <Button className={styles.chip ?? ""} aria-label={t`Remove filter: ${whole}`} onPress={onRemove}>
      {before !== "" && <span className={styles.before}>{before}</span>}
      <span className={styles.words}>{words}</span>
      <X aria-hidden />
    </Button>
  );
}
