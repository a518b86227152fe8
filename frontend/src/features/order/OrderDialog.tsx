import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { orderCell, type OrderWish, REASON_NAMES, REASONS } from "@/lib/order";
import { useSubmit } from "@/lib/useSubmit";
import type { Reason } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Form } from "@/ui/Form";
import { Select } from "@/ui/Select";
import { TextArea } from "@/ui/TextArea";
import { toasts } from "@/ui/toast-queue";
import { refreshOrder, stepIn, type Why } from "./api";
import { MINUTES, useActWords, useMinuteNames } from "./words";

const WORDS_LIMIT = 300;

/** Asks why, before somebody who looks after a place steps in. The person concerned reads the answer. */
export default function OrderDialog({ wish }: { wish: OrderWish }) {
  const name = useLive((state) => nameOf(state, wish.person));
  const { title, verb, done, hint } = useActWords(wish.act, name);
  return (
    <Dialog isOpen onClose={close} title={title} closesOutside={false}>
      <OrderForm wish={wish} verb={verb} done={done} hint={hint} />
    </Dialog>
  );
}

const close = () => orderCell.set(null);

interface OrderFormProps {
  wish: OrderWish;
  verb: string;
  done: string;
  hint: ReactNode;
}

function OrderForm({ wish, verb, done, hint }: OrderFormProps) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const minuteNames = useMinuteNames();
  // Nobody is accused by a default: the reason has to be chosen.
  const [reason, setReason] = useState<Reason | null>(null);
  const [why, setWhy] = useState<Omit<Why, "reason">>({ words: "", minutes: 60 });
  const change = (part: Partial<typeof why>) => setWhy((before) => ({ ...before, ...part }));
  const isTooLong = Array.from(why.words).length > WORDS_LIMIT;
  const saving = useSubmit(async () => {
    if (reason === null) return;
    await stepIn(wish, { ...why, reason });
    close();
    toasts.add({ text: done });
    await refreshOrder(queries);
  });
  return (
    <Form
      isFooterAtEnd
      fields={["words"]}
      trouble={saving.problem}
      onSubmit={() => {
        if (!isTooLong) void saving.submit();
      }}
      footer={
        <>
          <Button onPress={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" look="danger" isPending={saving.isPending} isDisabled={isTooLong || reason === null}>
            {verb}
          </Button>
        </>
      }
    >
      <p>{hint}</p>
      {wish.act === "mute" && (
        <Select
          label={t`For how long?`}
          value={String(why.minutes)}
          options={MINUTES.map((minutes) => ({ id: String(minutes), label: minuteNames[minutes] }))}
          onChange={(minutes) => change({ minutes: Number(minutes) })}
        />
      )}
      <Select
        label={t`Why?`}
        placeholder={t`Choose a reason`}
        value={reason}
        options={REASONS.map((id) => ({ id, label: i18n._(REASON_NAMES[id]) }))}
        onChange={setReason}
      />
      <TextArea
        name="words"
        label={t`In your words`}
        hint={t`Optional. The person concerned reads it.`}
        value={why.words}
        onChange={(words) => change({ words })}
        rows={2}
        mostRows={6}
        isInvalid={isTooLong}
        {...(isTooLong && { error: t`At most ${WORDS_LIMIT} characters.` })}
      />
    </Form>
  );
}
