import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api";
import { problemOf } from "@/lib/problem";
import { useSubmit } from "@/lib/useSubmit";
import type { Delivery, OutgoingHook } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { ErrorState } from "@/ui/ErrorState";
import { RelativeTime } from "@/ui/RelativeTime";
import { Skeleton } from "@/ui/Skeleton";
import { refreshIntegrations, useDeliveries } from "./api";
import styles from "./bots.module.css";
import { KINDS, REASONS, STATES } from "./words";

/** What an address was told of late: when, how often, and what came of it. Never what it said. */
export function DeliveriesDialog({ hook, onClose }: { hook: OutgoingHook; onClose: () => void }) {
  const { t } = useLingui();
  const { data, error, refetch } = useDeliveries(hook.id);
  return (
    <Dialog isOpen onClose={onClose} title={t`Deliveries of ${hook.name}`}>
      {error ? (
        <ErrorState title={<Trans>The list did not come</Trans>} onRetry={() => void refetch()}>
          {problemOf(error).message}
        </ErrorState>
      ) : !data ? (
        <Skeleton shape="block" height="12rem" />
      ) : data.length === 0 ? (
        <p className={styles.soft}>
          <Trans>Nothing yet. “Send a trial” shows whether the other program is reached.</Trans>
        </p>
      ) : (
        <ul role="list" className={styles.list}>
          {data.map((delivery) => (
            <DeliveryItem key={delivery.id} hook={hook} delivery={delivery} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function DeliveryItem({ hook, delivery }: { hook: OutgoingHook; delivery: Delivery }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const { id, kind, state, status, tries, reason, tried_at: tried, next_at: next } = delivery;
  const again = useSubmit(async () => {
    await api.post("/api/outgoing-hooks/{hook_id}/deliveries/{delivery_id}/again", { path: { hook_id: hook.id, delivery_id: id } });
    await refreshIntegrations(queries);
  });
  const name = KINDS[kind] ? i18n._(KINDS[kind]) : kind;
  const why = REASONS[reason];
  return (
    <li className={styles.delivery}>
      <div className={styles.words}>
        <span>
          <span className={styles.name}>{name}</span>{" "}
          <span className={state === "done" ? styles.good : state === "failed" ? styles.bad : styles.soft}>
            {i18n._(STATES[state])}
            {status !== null && ` · ${status}`}
          </span>
        </span>
        <span className={styles.small}>
          <RelativeTime at={tried ?? delivery.happened_at} />
          {tries > 1 && (
            <>
              {" · "}
              <Trans>{tries} tries</Trans>
            </>
          )}
          {why && state !== "done" && ` · ${i18n._(why)}`}
          {next !== null && tries > 0 && (
            <>
              {" · "}
              <Trans>
                again <RelativeTime at={next} />
              </Trans>
            </>
          )}
        </span>
        {again.problem && (
          <span role="alert" className={styles.error}>
            {again.problem.message}
          </span>
        )}
      </div>
      {state !== "pending" && (
        <Button size="s" onPress={() => void again.submit()} isPending={again.isPending} isDisabled={hook.stopped_at !== null} aria-label={t`Send ${name} again`}>
          <Trans>Send again</Trans>
        </Button>
      )}
    </li>
  );
}
