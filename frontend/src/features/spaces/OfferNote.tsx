import { Trans, useLingui } from "@lingui/react/macro";
import { HandHelping } from "lucide-react";
import { useMemo, useState } from "react";
import { Link } from "wouter";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { useSubmit } from "@/lib/useSubmit";
import type { Offer } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { RelativeTime } from "@/ui/RelativeTime";
import { toasts } from "@/ui/toast-queue";
import { acceptOffer, closeOffer } from "./acts";
import styles from "./OfferNote.module.css";
import { useCutOff } from "./useCutOff";

/** Offers that wait, of one community or of all; one that is late is over, though nobody says so. */
function useOffers(community: string | null): Offer[] {
  const offers = useLive((state) => state.offers);
  const [opened_ms] = useState(() => Date.now());
  return useMemo(
    () => Object.values(offers).filter((offer) => (community === null || offer.community === community) && Date.parse(offer.until) > opened_ms),
    [offers, community, opened_ms],
  );
}

/** What one is offered anywhere, where communities are found. */
export function OfferList() {
  const me = useLive((state) => state.me.id);
  return useOffers(null).flatMap((offer) => (offer.person === me ? [<OfferNote key={offer.id} offer={offer} />] : []));
}

/** What is offered in one community: to oneself, or by oneself. */
export function OffersHere({ community }: { community: string }) {
  return useOffers(community).map((offer) => <OfferNote key={offer.id} offer={offer} />);
}

function OfferNote({ offer }: { offer: Offer }) {
  const { t } = useLingui();
  const isCutOff = useCutOff();
  const me = useLive((state) => state.me.id);
  const from = useLive((state) => nameOf(state, offer.offered_by));
  const to = useLive((state) => nameOf(state, offer.person));
  const isMine = offer.offered_by === me;
  const accepting = useSubmit(async () => {
    await acceptOffer(offer.id);
    toasts.add({ text: t`${offer.community_name} is yours now.` });
  });
  const closing = useSubmit(async () => closeOffer(offer.id));
  const place = <Link href={`/rooms/c/${offer.community}`}>{offer.community_name}</Link>;
  const problem = accepting.problem ?? closing.problem;
  return (
    <section className={styles.offer} aria-label={t`Offer of ${offer.community_name}`}>
      <HandHelping aria-hidden />
      <div className={styles.words}>
        <p>
          {isMine ? (
            <Trans>
              You have offered {place} to {to}.
            </Trans>
          ) : (
            <Trans>
              {from} would like to hand {place} over to you: you would own it.
            </Trans>
          )}
        </p>
        <p className={styles.hint}>
          <Trans>
            The offer ends <RelativeTime at={offer.until} />.
          </Trans>
        </p>
        {problem && <p role="alert">{problem.message}</p>}
      </div>
      <div className={styles.acts}>
        {!isMine && (
          <Button size="s" look="primary" isPending={accepting.isPending} isDisabled={isCutOff} onPress={() => void accepting.submit()}>
            <Trans>Take it over</Trans>
          </Button>
        )}
        <Button size="s" isPending={closing.isPending} isDisabled={isCutOff || accepting.isPending} onPress={() => void closing.submit()}>
          {isMine ? <Trans>Withdraw</Trans> : <Trans>No, thank you</Trans>}
        </Button>
      </div>
    </section>
  );
}
