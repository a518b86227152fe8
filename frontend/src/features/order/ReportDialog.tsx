import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { setBlocked, useIsBlocked } from "@/lib/blocking";
import { isPersonal } from "@/lib/live/conversations";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { COMPLAINT_NAMES, COMPLAINTS, reportCell, type Reported } from "@/lib/reports";
import { useSubmit } from "@/lib/useSubmit";
import type { Complaint } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { Checkbox } from "@/ui/Checkbox";
import { Dialog } from "@/ui/Dialog";
import { Form } from "@/ui/Form";
import { RadioCards } from "@/ui/RadioCards";
import { Select } from "@/ui/Select";
import { TextArea } from "@/ui/TextArea";
import { toasts } from "@/ui/toast-queue";
import { refreshOrder, reportMessage, reportPerson } from "./api";

const WORDS_LIMIT = 500;
const BEFORE = ["0", "1", "3", "5"] as const;

const close = () => reportCell.set(null);

/** Asks those who keep order to look at a message, where they may not read along as much of it as one chooses; or at somebody at one's table. */
export default function ReportDialog({ reported }: { reported: Reported }) {
  const person = "message" in reported ? reported.message.author : reported.person;
  const name = useLive((state) => nameOf(state, person));
  const title = "message" in reported ? <Trans>Report a message of {name}</Trans> : <Trans>Report {name}</Trans>;
  return (
    <Dialog isOpen onClose={close} title={title} closesOutside={false}>
      <ReportForm reported={reported} person={person} name={name} />
    </Dialog>
  );
}

/** Who reads it, and what of it. */
function WhoReads({ reported, name }: { reported: Reported; name: string }) {
  if ("table" in reported) {
    return reported.table.community === null ? (
      <Trans>The moderators of the house read what you write, at which table it was and when. Nothing is recorded there. {name} is not told who reported it.</Trans>
    ) : (
      <Trans>Those who look after the community read what you write, at which table it was and when. Nothing is recorded there. {name} is not told who reported it.</Trans>
    );
  }
  return isPersonal(reported.room) ? (
    <Trans>The moderators of the house see this message and what you choose to show; nothing else of the conversation.</Trans>
  ) : (
    <Trans>Those who look after the community see the message as it is now. Neither they nor {name} are told who reported it.</Trans>
  );
}

function ReportForm({ reported, person, name }: { reported: Reported; person: string; name: string }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const isKnownBlocked = useIsBlocked(person);
  const isAtTable = "table" in reported;
  const [complaint, setComplaint] = useState<Complaint | null>(null);
  const [words, setWords] = useState("");
  const [before, setBefore] = useState<(typeof BEFORE)[number]>("0");
  const [blocksToo, setBlocksToo] = useState(false);
  const isTooLong = Array.from(words).length > WORDS_LIMIT;
  const sending = useSubmit(async () => {
    if (complaint === null) return;
    if ("table" in reported) await reportPerson(reported.table.id, person, { complaint, words });
    else await reportMessage(reported.message.id, { complaint, words, before: Number(before) });
    if (blocksToo) await setBlocked(person, true);
    close();
    toasts.add({ text: t`Thank you. Somebody looks at it, and you are told what came of it.` });
    await refreshOrder(queries);
  });
  const amounts = { 0: t`Only this message`, 1: t`Also the one before it`, 3: t`Also the 3 before it`, 5: t`Also the 5 before it` };
  return (
    <Form
      isFooterAtEnd
      fields={["words"]}
      trouble={sending.problem}
      onSubmit={() => {
        if (!isTooLong) void sending.submit();
      }}
      footer={
        <>
          <Button onPress={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" look="primary" isPending={sending.isPending} isDisabled={isTooLong || complaint === null}>
            <Trans>Report</Trans>
          </Button>
        </>
      }
    >
      <p>
        <WhoReads reported={reported} name={name} />
      </p>
      <RadioCards
        label={isAtTable ? t`What happened?` : t`What is wrong with it?`}
        value={complaint}
        options={COMPLAINTS.map((id) => ({ id, title: i18n._(COMPLAINT_NAMES[id]) }))}
        onChange={setComplaint}
      />
      {!isAtTable && reported.room.visibility === "private" && (
        <Select
          label={t`What may they see?`}
          value={before}
          options={BEFORE.map((id) => ({ id, label: amounts[id] }))}
          onChange={setBefore}
        />
      )}
      <TextArea
        name="words"
        label={t`In your words`}
        hint={t`Optional. Only those who decide read it.`}
        value={words}
        onChange={setWords}
        rows={2}
        mostRows={6}
        isInvalid={isTooLong}
        {...(isTooLong && { error: t`At most ${WORDS_LIMIT} characters.` })}
      />
      {!isKnownBlocked && (
        <Checkbox
          label={t`Block ${name} as well`}
          hint={isAtTable ? t`You get up from the table then. They are not told.` : t`Nothing of theirs reaches you any more. They are not told.`}
          isSelected={blocksToo}
          onChange={setBlocksToo}
        />
      )}
    </Form>
  );
}
