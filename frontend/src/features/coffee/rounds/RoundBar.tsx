import { Trans, useLingui } from "@lingui/react/macro";
import { Armchair, Coffee } from "lucide-react";
import { useLocation } from "wouter";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { useNames } from "@/lib/names";
import { useOpenProposal } from "@/lib/rounds";
import type { CoffeeProposal } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { PlayBar } from "@/ui/PlayBar";
import styles from "./Rounds.module.css";
import { toTable } from "./start";

/** The table of a match is open, while one looks at something else. */
export default function RoundBar() {
  const [path] = useLocation();
  const proposal = useOpenProposal();
  if (proposal === undefined || path.startsWith("/coffee")) return null;
  return <Bar proposal={proposal} />;
}

function Bar({ proposal: { guests, room } }: { proposal: CoffeeProposal }) {
  const { t } = useLingui();
  const names = useNames(guests.map(({ person }) => person));
  return (
    <PlayBar
      label={t`Your coffee begins`}
      href="/coffee"
      picture={guests.slice(0, 3).map(({ person }) => (
        <Face key={person} person={person} />
      ))}
      title={t`Your coffee begins`}
      now={
        <>
          <Coffee aria-hidden className={styles.cup} />
          <span>
            <Trans>with {names}</Trans>
          </span>
        </>
      }
      acts={
        room !== null && (
          <Button size="s" look="primary" icon={<Armchair aria-hidden />} onPress={() => void toTable(room)}>
            <Trans>Sit down</Trans>
          </Button>
        )
      }
    />
  );
}

function Face({ person }: { person: string }) {
  const name = useLive((state) => nameOf(state, person));
  const src = useLive((state) => state.people[person]?.avatar_url ?? null);
  return <Avatar name={name} src={src} size="s" />;
}
