import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { REASON_NAMES, REASONS } from "@/lib/order";
import { refreshReportsQuietly } from "@/lib/reports";
import { useSubmit } from "@/lib/useSubmit";
import type { Complaint, Reason, Report } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Checkbox } from "@/ui/Checkbox";
import { Dialog } from "@/ui/Dialog";
import { Form } from "@/ui/Form";
import { Select } from "@/ui/Select";
import { TextArea } from "@/ui/TextArea";
import { toasts } from "@/ui/toast-queue";
import { decide, refreshOrder } from "./api";
import { MINUTES, useMinuteNames } from "./words";

const WORDS_LIMIT = 300;
const ANSWER_LIMIT = 500;
const REASON_OF: Record<Complaint, Reason> = { insult: "harassment", spam: "spam", private: "private", other: "other" };

type Restraint = "none" | "warn" | "mute" | "remove" | "ban";

/** What may be done with the person. Who speaks at a table is not kept from it by a mute. */
function restraintsFor({ may_restrain: mayRestrain, table }: Report): readonly Restraint[] {
  if (!mayRestrain) return ["none", "warn"];
  return table === null ? ["none", "warn", "mute", "remove", "ban"] : ["none", "warn", "remove", "ban"];
}

interface DecideDialogProps {
  report: Report;
  isDismissal: boolean;
  onClose: () => void;
}

/** All of a decision at once: what is done, what the person concerned reads, what those who reported read. */
export function DecideDialog({ report, isDismissal, onClose }: DecideDialogProps) {
  const name = useLive((state) => nameOf(state, report.author));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={isDismissal ? <Trans>No violation</Trans> : <Trans>Step in about {name}</Trans>}
      closesOutside={false}
    >
      {isDismissal ? <DismissForm report={report} onClose={onClose} /> : <ActForm report={report} name={name} onClose={onClose} />}
    </Dialog>
  );
}

function useDeciding(report: Report, onClose: () => void) {
  const { t } = useLingui();
  const queries = useQueryClient();
  return useSubmit(async (body: Parameters<typeof decide>[1]) => {
    try {
      await decide(report.id, body);
    } finally {
      // Also where somebody else was faster.
      refreshReportsQuietly();
    }
    onClose();
    toasts.add({ text: t`Decided. Those who reported it are told.` });
    await refreshOrder(queries);
  });
}

const isLong = (words: string, limit: number) => Array.from(words).length > limit;

function DismissForm({ report, onClose }: { report: Report; onClose: () => void }) {
  const { t } = useLingui();
  const [answer, setAnswer] = useState("");
  const deciding = useDeciding(report, onClose);
  const isReady = answer.trim() !== "" && !isLong(answer, ANSWER_LIMIT);
  return (
    <Form
      isFooterAtEnd
      fields={["answer"]}
      trouble={deciding.problem}
      onSubmit={() => {
        if (isReady) void deciding.submit({ answer });
      }}
      footer={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" look="primary" isPending={deciding.isPending} isDisabled={!isReady}>
            <Trans>Decide</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>Nothing is done, and nobody but those who reported it hears of it. They read your sentence.</Trans>
      </p>
      <Answer value={answer} onChange={setAnswer} label={t`Why is it fine?`} />
    </Form>
  );
}

function Answer({ value, onChange, label, hint }: { value: string; onChange: (value: string) => void; label: string; hint?: string }) {
  const { t } = useLingui();
  const isTooLong = isLong(value, ANSWER_LIMIT);
  return (
    <TextArea
      name="answer"
      label={label}
      {...(hint !== undefined && { hint })}
      value={value}
      onChange={onChange}
      rows={2}
      mostRows={6}
      isInvalid={isTooLong}
      {...(isTooLong && { error: t`At most ${ANSWER_LIMIT} characters.` })}
    />
  );
}

function ActForm({ report, name, onClose }: { report: Report; name: string; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const minuteNames = useMinuteNames();
  const [deletes, setDeletes] = useState(report.table === null && !report.is_gone);
  const [restraint, setRestraint] = useState<Restraint>(report.table === null ? "none" : "warn");
  const [minutes, setMinutes] = useState("60");
  const [locks, setLocks] = useState(false);
  const [reason, setReason] = useState<Reason>(REASON_OF[report.filings[0]?.complaint ?? "other"]);
  const [words, setWords] = useState("");
  const [answer, setAnswer] = useState("");
  const deciding = useDeciding(report, onClose);
  const isTooLong = isLong(words, WORDS_LIMIT);
  const hasAct = deletes || restraint !== "none" || locks;
  const isReady = hasAct && !isTooLong && !isLong(answer, ANSWER_LIMIT);
  const restraints: Record<Restraint, string> = {
    none: t`Nothing`,
    warn: t`Warn, with your words`,
    mute: t`Mute for a time`,
    remove: t`Remove from the community`,
    ban: t`Ban`,
  };
  const submit = () =>
    deciding.submit({
      delete_message: deletes,
      restrain: restraint === "none" ? null : restraint,
      minutes: Number(minutes),
      lock_room: locks,
      reason,
      words,
      answer,
    });
  return (
    <Form
      isFooterAtEnd
      fields={["words", "answer"]}
      trouble={deciding.problem}
      onSubmit={() => {
        if (isReady) void submit();
      }}
      footer={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" look="danger" isPending={deciding.isPending} isDisabled={!isReady}>
            <Trans>Decide</Trans>
          </Button>
        </>
      }
    >
      {report.table === null && !report.is_gone && <Checkbox label={t`Delete the message`} isSelected={deletes} onChange={setDeletes} />}
      {report.may_lock && (
        <Checkbox
          label={t`Lock the channel`}
          hint={t`Until somebody who looks after it opens it again.`}
          isSelected={locks}
          onChange={setLocks}
        />
      )}
      <Select
        label={report.table === null ? t`And ${name}?` : t`What happens to ${name}?`}
        value={restraint}
        options={restraintsFor(report).map((id) => ({ id, label: restraints[id] }))}
        onChange={setRestraint}
      />
      {restraint === "mute" && (
        <Select
          label={t`For how long?`}
          value={minutes}
          options={MINUTES.map((one) => ({ id: String(one), label: minuteNames[one] }))}
          onChange={setMinutes}
        />
      )}
      <Select
        label={t`Why?`}
        value={reason}
        options={REASONS.map((id) => ({ id, label: i18n._(REASON_NAMES[id]) }))}
        onChange={setReason}
      />
      <TextArea
        name="words"
        label={t`To ${name}`}
        hint={t`Optional. Stands beside the reason.`}
        value={words}
        onChange={setWords}
        rows={2}
        mostRows={6}
        isInvalid={isTooLong}
        {...(isTooLong && { error: t`At most ${WORDS_LIMIT} characters.` })}
      />
      <Answer
        value={answer}
        onChange={setAnswer}
        label={t`To those who reported it`}
        hint={
          report.table === null
            ? t`Optional. They are told whether the message is gone, and nothing about ${name}.`
            : t`Optional. They are told that something was done, and nothing about ${name}.`
        }
      />
    </Form>
  );
}
