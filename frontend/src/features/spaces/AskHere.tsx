import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLive } from "@/lib/live/current";
import { useSubmit } from "@/lib/useSubmit";
import type { ListedCommunity, MyRequest } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Form } from "@/ui/Form";
import { RelativeTime } from "@/ui/RelativeTime";
import { askToJoin, withdrawRequest } from "./acts";
import styles from "./AskHere.module.css";
import { requireFit } from "./found-wanting";
import { LimitedField } from "./LimitedField";
import { WORDS_LIMIT } from "./limits";
import { Rules } from "./Rules";
import { useCutOff } from "./useCutOff";

/** The door of a private community that is listed: its rules, and asking to be let in. */
export function AskHere({ community }: { community: ListedCommunity }) {
  const request = useLive((state) => Object.values(state.requests).find((one) => one.community === community.id));
  return (
    <>
      {community.rules_at !== null && (
        <section className={styles.rules}>
          <h2>
            <Trans>Rules</Trans>
          </h2>
          <Rules id={community.id} at={community.rules_at} />
        </section>
      )}
      <section className={styles.door}>
        {request?.state === "open" ? (
          <Waiting request={request} />
        ) : (
          <>
            {request && <Declined request={request} />}
            {!community.is_archived && <MayAsk community={community} request={request} />}
          </>
        )}
      </section>
    </>
  );
}

function MayAsk({ community, request }: { community: ListedCommunity; request: MyRequest | undefined }) {
  // Read once a visit: what matters are days.
  const [opened_ms] = useState(() => Date.now());
  const again = request?.again_at ?? null;
  if (again !== null && Date.parse(again) > opened_ms) {
    return (
      <p className={styles.hint}>
        <Trans>
          You can ask again <RelativeTime at={again} />.
        </Trans>
      </p>
    );
  }
  return <AskForm community={community} />;
}

function AskForm({ community }: { community: ListedCommunity }) {
  const { t } = useLingui();
  const isCutOff = useCutOff();
  const [words, setWords] = useState("");
  const asking = useSubmit(async () => {
    requireFit("words", words, WORDS_LIMIT);
    await askToJoin(community.id, words);
  });
  return (
    <>
      <h2>
        <Trans>Ask to be let in</Trans>
      </h2>
      <Form
        fields={["words"]}
        trouble={asking.problem}
        onSubmit={() => {
          if (!isCutOff) void asking.submit();
        }}
        footer={
          <Button type="submit" look="primary" isPending={asking.isPending} isDisabled={isCutOff}>
            <Trans>Send the request</Trans>
          </Button>
        }
      >
        <LimitedField
          name="words"
          label={t`A sentence about why, if you like`}
          hint={t`Those who look after the community read it.`}
          value={words}
          onChange={setWords}
          limit={WORDS_LIMIT}
          error={asking.errorOf("words")}
          isLong
        />
      </Form>
    </>
  );
}

function Waiting({ request }: { request: MyRequest }) {
  const isCutOff = useCutOff();
  const withdrawing = useSubmit(async () => withdrawRequest(request.id));
  return (
    <>
      <h2>
        <Trans>You have asked to be let in</Trans>
      </h2>
      <p className={styles.hint}>
        <Trans>
          Asked <RelativeTime at={request.asked_at} />. Those who look after the community will answer; you see it here.
        </Trans>
      </p>
      {request.words !== "" && <blockquote className={styles.words}>{request.words}</blockquote>}
      {withdrawing.problem && <p role="alert">{withdrawing.problem.message}</p>}
      <Button isPending={withdrawing.isPending} isDisabled={isCutOff} onPress={() => void withdrawing.submit()}>
        <Trans>Take it back</Trans>
      </Button>
    </>
  );
}

function Declined({ request }: { request: MyRequest }) {
  return (
    <div className={styles.declined}>
      <p>
        <Trans>
          Your request was declined <RelativeTime at={request.answered_at ?? request.asked_at} />.
        </Trans>
      </p>
      {request.answer !== "" && <blockquote className={styles.words}>{request.answer}</blockquote>}
    </div>
  );
}
