import { Trans, useLingui } from "@lingui/react/macro";
import { DoorOpen } from "lucide-react";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { letIn, turnAway } from "./acts";
import styles from "./Knocks.module.css";
import { useTable } from "./useTable";

/** Who stands at the door; whoever sits here opens it. */
export function Knocks() {
  const { t } = useLingui();
  const { room, table } = useTable();
  if (table.knocks.length === 0) return null;
  return (
    <ul role="list" className={styles.knocks} aria-label={t`At the door`}>
      {table.knocks.map((person) => (
        <Knock key={person} room={room.id} person={person} />
      ))}
    </ul>
  );
}

function Knock({ room, person }: { room: string; person: string }) {
  const name = useLive((state) => nameOf(state, person));
  const src = useLive((state) => state.people[person]?.avatar_url ?? null);
  return (
    <li className={styles.knock}>
      <Avatar name={name} src={src} size="m" />
      <p>
        <Trans>
          <strong>{name}</strong> knocks
        </Trans>
      </p>
      <Button size="s" onPress={() => turnAway(room, person)}>
        <Trans>Not now</Trans>
      </Button>
      <Button size="s" look="primary" icon={<DoorOpen aria-hidden />} onPress={() => letIn(room, person)}>
        <Trans>Open the door</Trans>
      </Button>
    </li>
  );
}
