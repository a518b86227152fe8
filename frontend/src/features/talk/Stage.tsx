import { Trans, useLingui } from "@lingui/react/macro";
import { Lock } from "lucide-react";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import type { StagePerson } from "@/lib/wire";
import { PersonMenu } from "./PersonMenu";
import { onStage } from "./stage";
import { StageFace } from "./StageFace";
import styles from "./Stage.module.css";
import { useOpenTalk } from "./useOpenTalk";
import { ROLE_WORDS } from "./words";

/** So few are drawn larger. */
const FEW = 3;

/** Those who may be heard. */
export function Stage() {
  const { t } = useLingui();
  const open = useOpenTalk();
  const seats = onStage(open);
  return (
    <section aria-label={t`On stage`} className={styles.stage}>
      <ul role="list" className={styles.seats} data-few={seats.length <= FEW ? seats.length : undefined}>
        {seats.map((seat) => (
          <OnStage key={seat.person} seat={seat} />
        ))}
      </ul>
      {open.rules.locked && (
        <p className={styles.locked}>
          <Lock aria-hidden />
          <Trans>The stage is closed: nobody new comes up for now.</Trans>
        </p>
      )}
    </section>
  );
}

function OnStage({ seat }: { seat: StagePerson }) {
  const { t, i18n } = useLingui();
  const { person, role, muted, here } = seat;
  const name = useLive((state) => nameOf(state, person));
  const src = useLive((state) => state.people[person]?.avatar_url ?? null);
  const isMe = useLive((state) => state.me.id === person);
  const roleWords = i18n._(ROLE_WORDS[role]);
  const isMuted = muted !== "no";
  return (
    <li className={styles.seat}>
      <PersonMenu seat={seat}>
        <StageFace person={person} name={name} src={src} isMuted={isMuted} isHere={here} />
      </PersonMenu>
      <p className={styles.name}>
        {name}
        {isMe && (
          <>
            {" "}
            <span>
              <Trans>(you)</Trans>
            </span>
          </>
        )}
      </p>
      <p className={styles.role}>
        {[roleWords, isMuted ? t`muted` : null, here ? null : t`connecting…`].filter(Boolean).join(" · ")}
      </p>
    </li>
  );
}
