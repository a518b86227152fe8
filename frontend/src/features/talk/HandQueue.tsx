import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Hand, MicVocal, X } from "lucide-react";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import type { StagePerson } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import { PHONE, useMedia } from "@/ui/useMedia";
import { actOn } from "./acts";
import styles from "./HandQueue.module.css";
import { actsOn, hands, keepsOrder } from "./stage";
import { useOpenTalk, useViewer } from "./useOpenTalk";

/** Who wants to speak, in order. Hosts act on it; others see where they stand. */
export function HandQueue() {
  const { t } = useLingui();
  const open = useOpenTalk();
  const viewer = useViewer();
  const queue = hands(open);
  const mayAct = keepsOrder(open, viewer);
  if (queue.length === 0) return null;
  const place = queue.findIndex(({ person }) => person === viewer.person) + 1;
  const before = place - 1;
  return (
    <section aria-label={t`Raised hands`} className={styles.queue}>
      <h2>
        <Hand aria-hidden />
        <Plural value={queue.length} one="# raised hand" other="# raised hands" />
      </h2>
      <ol role="list" className={mayAct ? styles.rows : styles.line}>
        {queue.map((seat, index) => (
          <Raised key={seat.person} seat={seat} mayAct={mayAct} isNext={index === 0} />
        ))}
      </ol>
      {place > 0 && (
        <p className={styles.place}>
          {before === 0 ? <Trans>You are next.</Trans> : <Plural value={before} one="# person is before you." other="# people are before you." />}
        </p>
      )}
    </section>
  );
}

function Raised({ seat, mayAct, isNext }: { seat: StagePerson; mayAct: boolean; isNext: boolean }) {
  const { t } = useLingui();
  const isPhone = useMedia(PHONE);
  const open = useOpenTalk();
  const viewer = useViewer();
  const { person } = seat;
  const name = useLive((state) => nameOf(state, person));
  const src = useLive((state) => state.people[person]?.avatar_url ?? null);
  const acts = actsOn(open, viewer, seat);
  const talk = open.talk.id;
  return (
    <li className={styles.raised}>
      <Avatar name={name} src={src} size={mayAct ? "m" : "s"} />
      <span className={styles.name}>{name}</span>
      {mayAct && (
        <>
          {acts.includes("invite") && (
            <Button size="s" look={isNext ? "primary" : "quiet"} icon={<MicVocal aria-hidden />} onPress={() => actOn(talk, person, "invite")}>
              {isPhone ? <Trans>Bring up</Trans> : <Trans>Bring on stage</Trans>}
            </Button>
          )}
          {acts.includes("allow_unmute") && (
            <Button size="s" onPress={() => actOn(talk, person, "allow_unmute")}>
              <Trans>Let speak again</Trans>
            </Button>
          )}
          {acts.includes("lower_hand") && (
            <IconButton size="s" label={t`Lower the hand of ${name}`} icon={<X aria-hidden />} onPress={() => actOn(talk, person, "lower_hand")} />
          )}
        </>
      )}
    </li>
  );
}
