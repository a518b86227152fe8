import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Mail } from "lucide-react";
import { useState } from "react";
import { api } from "@/lib/api";
import { ROLE_WORDS } from "@/lib/directory";
import { problemOf } from "@/lib/problem";
import { useSubmit } from "@/lib/useSubmit";
import { Button } from "@/ui/Button";
import { CopyButton } from "@/ui/CopyButton";
import { ErrorState } from "@/ui/ErrorState";
import { RelativeTime } from "@/ui/RelativeTime";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import { toasts } from "@/ui/toast-queue";
import { type Invitation, type InvitationMade, INVITATIONS_KEY } from "./api";
import styles from "./house.module.css";
import { InviteForm } from "./InviteForm";

export function InvitationsTab() {
  const { t } = useLingui();
  const [made, setMade] = useState<InvitationMade | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: INVITATIONS_KEY,
    queryFn: ({ signal }) => api.get("/api/invitations", { signal }),
    staleTime: 0,
  });
  return (
    <div className={styles.tab}>
      <section className={styles.part} aria-labelledby="invite-title">
        <h2 id="invite-title" className={styles.heading}>
          <Trans>Ask someone in</Trans>
        </h2>
        {made ? <Made made={made} onDone={() => setMade(null)} /> : <InviteForm onMade={setMade} />}
      </section>
      <section className={styles.part} aria-labelledby="open-title">
        <h2 id="open-title" className={styles.heading}>
          <Trans>Open invitations</Trans>
        </h2>
        {data ? (
          data.length === 0 ? (
            <p className={styles.soft}>
              <Trans>None is open. Whoever you ask in stands here until they have come.</Trans>
            </p>
          ) : (
            <ul role="list" className={styles.list}>
              {data.map((invitation) => (
                <li key={invitation.id}>
                  <InvitationItem invitation={invitation} />
                </li>
              ))}
            </ul>
          )
        ) : error ? (
          <ErrorState title={<Trans>The list did not come</Trans>} onRetry={() => void refetch()}>
            {problemOf(error).message}
          </ErrorState>
        ) : (
          <SkeletonGroup label={t`Loading…`}>
            <div className={styles.invitation}>
              <Skeleton width="45%" />
            </div>
          </SkeletonGroup>
        )}
      </section>
    </div>
  );
}

/** The link is in this answer only; the mail carries it too. */
function Made({ made: { email, link }, onDone }: { made: InvitationMade; onDone: () => void }) {
  const { t } = useLingui();
  return (
    <div className={styles.made} role="status">
      <p>
        <Trans>
          The invitation for <strong>{email}</strong> is on its way by mail. You can pass the link on yourself as well; it is
          shown this once.
        </Trans>
      </p>
      <div className={styles.madeRow}>
        <code className={styles.link}>{link}</code>
        {/* The form that had the focus is gone. */}
        {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
        <CopyButton text={link} label={t`Copy`} look="primary" autoFocus />
      </div>
      <div>
        <Button look="plain" size="s" onPress={onDone}>
          <Trans>Ask someone else in</Trans>
        </Button>
      </div>
    </div>
  );
}

function InvitationItem({ invitation }: { invitation: Invitation }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const { id, email, role, invited_by: host, created_at: at, expires_at: end } = invitation;
  const { submit, isPending, problem } = useSubmit(async () => {
    await api.delete("/api/invitations/{invitation_id}", { path: { invitation_id: id } });
    await queries.invalidateQueries({ queryKey: INVITATIONS_KEY });
    toasts.add({ text: t`The link for ${email} no longer opens anything.` });
  });
  const until = i18n.date(end, { day: "numeric", month: "long" });
  const office = i18n._(ROLE_WORDS[role]);
  return (
    <div className={styles.invitation}>
      <Mail aria-hidden />
      <div className={styles.words}>
        <strong>{email}</strong>
        <span className={styles.small}>
          <Trans>
            {office}, by {host} <RelativeTime at={at} />, good until {until}
          </Trans>
        </span>
        {problem && (
          <span role="alert" className={styles.error}>
            {problem.message}
          </span>
        )}
      </div>
      <Button size="s" onPress={() => void submit()} isPending={isPending} aria-label={t`Revoke the invitation for ${email}`}>
        <Trans>Revoke</Trans>
      </Button>
    </div>
  );
}
