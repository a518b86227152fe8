import { Trans, useLingui } from "@lingui/react/macro";
import { EyeOff, Forward } from "lucide-react";
import { memo, useMemo } from "react";
import { type CardName, cardOfMessage, useCard } from "@/lib/cards";
import type { Message } from "@/lib/wire";
import { Skeleton } from "@/ui/Skeleton";
import { RoomLink } from "../RoomLink";
import { SaidCard } from "../SaidCard";
import styles from "./MessageCards.module.css";
import { cardsIn } from "./permalinks";

/** What a message passes on and what its links lead to, as far as the reader may see it. */
export const MessageCards = memo(function MessageCards({ message }: { message: Message }) {
  const { html, forward } = message;
  const names = useMemo(() => cardsIn(html, location.origin), [html]);
  // Events of before there were forwarded messages do not name it.
  const original = typeof forward === "string" ? forward : null;
  if (original === null && names.length === 0) return null;
  return (
    <div className={styles.cards}>
      {original !== null && <ForwardCard id={original} />}
      {names.map((name) => (
        <PointedAt key={name} name={name} />
      ))}
    </div>
  );
});

/** A message that is passed on. */
export function ForwardCard({ id }: { id: string }) {
  return (
    <div>
      <p className={styles.passed}>
        <Forward aria-hidden />
        <Trans>Forwarded</Trans>
      </p>
      <PointedAt name={cardOfMessage(id)} />
    </div>
  );
}

function PointedAt({ name }: { name: CardName }) {
  const { t } = useLingui();
  const card = useCard(name);
  if (card === undefined) {
    return (
      <div className={styles.card} aria-busy aria-label={t`A message is being looked up`}>
        <div className={styles.bone}>
          <Skeleton width="40%" />
          <Skeleton width="75%" />
        </div>
      </div>
    );
  }
  if (card === null) {
    return (
      <p className={styles.hidden}>
        <EyeOff aria-hidden />
        <Trans>A message you cannot see</Trans>
      </p>
    );
  }
  return (
    <div className={styles.card}>
      <SaidCard message={card.said} isBrief about={<RoomLink room={card.room} />}>
        {typeof card.said.forward === "string" && (
          <p className={styles.further}>
            <Trans>with a forwarded message</Trans>
          </p>
        )}
      </SaidCard>
    </div>
  );
}
