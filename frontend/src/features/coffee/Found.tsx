import { useLingui } from "@lingui/react/macro";
import { Sparkles } from "lucide-react";
import { foundWords } from "./found";
import styles from "./Lobby.module.css";
import { useTable } from "./useTable";

/** At the table of a match: why these people sit there. */
export function Found() {
  const { t, i18n } = useLingui();
  const { found, room } = useTable();
  if (found === null) return null;
  return (
    <p className={styles.found} role="note" aria-label={t`Why you`}>
      <Sparkles aria-hidden />
      <span>{foundWords(found, room.places, i18n).join(" ")}</span>
    </p>
  );
}
