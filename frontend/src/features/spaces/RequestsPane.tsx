import { Trans, useLingui } from "@lingui/react/macro";
import { UserCheck } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { useQueryClient } from "@tanstack/react-query";
import { useLive } from "@/lib/live/current";
import { useSubmit } from "@/lib/useSubmit";
import type { JoinRequest } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { RelativeTime } from "@/ui/RelativeTime";
import { toasts } from "@/ui/toast-queue";
import { answerRequest } from "./acts";
import { refreshRequests, useRequests } from "./api";
import { DialogForm } from "./DialogForm";
import { requireFit } from "./found-wanting";
import { LimitedField } from "./LimitedField";
import { WORDS_LIMIT } from "./limits";
import { MembersSkeleton } from "./MembersSkeleton";
import styles from "./RequestsPane.module.css";
import { useCutOff } from "./useCutOff";

/** Who waits to be let in. For those who look after the community. */
export default function RequestsPane({ community }: { community: string }) {
  const { data, error, refetch } = useRequests(community);
  if (!data && error) {
    return (
      <ErrorState title={<Trans>The requests did not arrive</Trans>} onRetry={() => void refetch()}>
        <Trans>They wait where they are. Ask again in a moment.</Trans>
      </ErrorState>
    );
  }
  if (!data) return <MembersSkeleton />;
  if (data.length === 0) {
    return (
      <EmptyState icon={<UserCheck aria-hidden />}>
        <Trans>Nobody waits to be let in. Who asks shows up here at once.</Trans>
      </EmptyState>
    );
  }
  return (
    <ul role="list" className={styles.list}>
      {data.map((request) => (
        <Request key={request.id} request={request} />
      ))}
    </ul>
  );
}

function Request({ request }: { request: JoinRequest }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const isCutOff = useCutOff();
  const someone = useLive((state) => state.people[request.person]);
  const [declines, setDeclines] = useState(false);
  const name = someone?.name ?? t`Somebody`;
  const accepting = useSubmit(async () => {
    await answerRequest(request, "accept").finally(() => void refreshRequests(queries));
    toasts.add({ text: t`${name} is in now.` });
  });
  return (
    <li className={styles.request}>
      <Avatar name={name} src={someone?.avatar_url ?? null} />
      <div className={styles.words}>
        <p className={styles.who}>
          <Link href={`/people/${request.person}`}>{name}</Link>
          <span className={styles.hint}>
            {someone?.job_title}
            {someone !== undefined && someone.job_title !== "" && " · "}
            <RelativeTime at={request.asked_at} />
          </span>
        </p>
        {request.words !== "" && <blockquote className={styles.said}>{request.words}</blockquote>}
        {accepting.problem && <p role="alert">{accepting.problem.message}</p>}
        <div className={styles.acts}>
          <Button
            size="s"
            look="primary"
            isPending={accepting.isPending}
            isDisabled={isCutOff}
            aria-label={t`Let ${name} in`}
            onPress={() => void accepting.submit()}
          >
            <Trans>Let in</Trans>
          </Button>
          <Button size="s" isDisabled={isCutOff || accepting.isPending} aria-label={t`Decline the request of ${name}`} onPress={() => setDeclines(true)}>
            <Trans>Decline…</Trans>
          </Button>
        </div>
      </div>
      {declines && <DeclineDialog request={request} name={name} onClose={() => setDeclines(false)} />}
    </li>
  );
}

function DeclineDialog({ request, name, onClose }: { request: JoinRequest; name: string; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [words, setWords] = useState("");
  const declining = useSubmit(async () => {
    requireFit("words", words, WORDS_LIMIT);
    await answerRequest(request, "decline", words).finally(() => void refreshRequests(queries));
    onClose();
    toasts.add({ text: t`${name} is told.` });
  });
  return (
    <Dialog isOpen onClose={onClose} title={t`Decline the request of ${name}`} size="s">
      <DialogForm saving={declining} fields={["words"]} verb={<Trans>Decline</Trans>} onCancel={onClose}>
        <LimitedField
          name="words"
          label={t`A sentence to go with it`}
          hint={t`${name} reads it, and can ask again after seven days. The audit log keeps it.`}
          value={words}
          onChange={setWords}
          limit={WORDS_LIMIT}
          error={declining.errorOf("words")}
          isLong
          isFirst
        />
      </DialogForm>
    </Dialog>
  );
}
