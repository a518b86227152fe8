import { useLingui } from "@lingui/react/macro";
import { useCell } from "@/lib/cell";
import { Announcer as Reader } from "@/ui/Announcer";
import { spokenCell } from "./news";

const said = () => spokenCell.set([]);

/** Reads out what happens at the table. */
export function Announcer() {
  const { t } = useLingui();
  return <Reader label={t`What happens at the table`} waiting={useCell(spokenCell)} onSaid={said} />;
}
