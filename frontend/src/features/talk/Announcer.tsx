import { useLingui } from "@lingui/react/macro";
import { useCell } from "@/lib/cell";
import { Announcer as Reader } from "@/ui/Announcer";
import { spokenCell } from "./news";

const said = () => spokenCell.set([]);

/** Reads out what happens on the stage. */
export function Announcer() {
  const { t } = useLingui();
  return <Reader label={t`What happens in the talk`} waiting={useCell(spokenCell)} onSaid={said} />;
}
