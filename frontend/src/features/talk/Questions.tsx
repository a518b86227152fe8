import { Trans, useLingui } from "@lingui/react/macro";
import { ChevronUp, Ellipsis, MessageCircleQuestionMark } from "lucide-react";
import { useState } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { QUESTION_LIMIT } from "@/lib/limits";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { useSubmit } from "@/lib/useSubmit";
import type { Question, QuestionState } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { IconButton } from "@/ui/IconButton";
import { Menu, type MenuEntry } from "@/ui/Menu";
import { OnAirMark } from "@/ui/OnAirMark";
import { PaneBody, PaneFooter } from "@/ui/Panes";
import { TextArea } from "@/ui/TextArea";
import { AskByVoice } from "./AskByVoice";
import { CallPart } from "./CallPart";
import { ask, markQuestion, vote, withdrawQuestion } from "./acts";
import styles from "./Questions.module.css";
import { byVotes, keepsOrder } from "./stage";
import { useOpenTalk, useViewer } from "./useOpenTalk";

/** What people want to know, by how many want to. */
export function Questions() {
  const { t } = useLingui();
  const { questions, talk } = useOpenTalk();
  const sorted = byVotes(Object.values(questions));
  return (
    <>
      <PaneBody>
        {sorted.length === 0 ? (
          <EmptyState icon={<MessageCircleQuestionMark aria-hidden />}>
            <Trans>No questions yet. Ask one: what others want to know as well moves up.</Trans>
          </EmptyState>
        ) : (
          <ul role="list" className={styles.list} aria-label={t`Questions`}>
            {sorted.map((question) => (
              <Row key={question.id} question={question} />
            ))}
          </ul>
        )}
      </PaneBody>
      <PaneFooter>
        <Ask />
        <div className={styles.voice}>
          <AskByVoice talk={talk.id} />
        </div>
      </PaneFooter>
    </>
  );
}

function Row({ question }: { question: Question }) {
  const { t, i18n } = useLingui();
  const { id, person, text, state, votes } = question;
  const { voted } = useOpenTalk();
  const name = useLive((live) => nameOf(live, person));
  const isMine = useLive((live) => live.me.id === person);
  const hasMyVote = voted.includes(id);
  const isSettled = state === "answered" || state === "dismissed";
  return (
    <li className={styles.row} data-settled={isSettled || undefined}>
      <AriaButton
        className={styles.vote ?? ""}
        aria-pressed={hasMyVote}
        aria-label={hasMyVote ? t`Take your vote back, ${votes} so far` : t`Vote, ${votes} so far`}
        isDisabled={isSettled}
        onPress={() => vote(id, !hasMyVote)}
      >
        <ChevronUp aria-hidden />
        {i18n.number(votes)}
      </AriaButton>
      <div className={styles.words}>
        <p className={styles.text}>{text === "" ? <Trans>Voice question</Trans> : text}</p>
        {question.call && <CallPart question={question} call={question.call} />}
        <p className={styles.by}>
          {state === "on_air" && (
            <OnAirMark size="s">
              <Trans>On air</Trans>
            </OnAirMark>
          )}
          <span>
            {isMine ? t`You` : name}
            {state === "answered" && ` · ${t`answered`}`}
            {state === "dismissed" && ` · ${t`set aside`}`}
          </span>
        </p>
      </div>
      <QuestionMenu question={question} isMine={isMine} />
    </li>
  );
}

function QuestionMenu({ question: { id, state }, isMine }: { question: Question; isMine: boolean }) {
  const { t } = useLingui();
  const open = useOpenTalk();
  const viewer = useViewer();
  const mayMark = keepsOrder(open, viewer);
  const mark = (to: QuestionState, label: string): MenuEntry[] =>
    to === state ? [] : [{ id: to, label, onAction: () => markQuestion(id, to) }];
  const marks = mayMark
    ? [
        ...mark("on_air", t`Take on air`),
        ...mark("answered", t`Answered`),
        ...mark("dismissed", t`Set aside`),
        ...mark("open", t`Open again`),
      ]
    : [];
  const withdraw: MenuEntry[] = isMine ? [{ id: "withdraw", label: t`Take back`, isDanger: true, onAction: () => withdrawQuestion(id) }] : [];
  const groups = [
    { id: "mark", entries: marks },
    { id: "own", entries: withdraw },
  ].filter(({ entries }) => entries.length > 0);
  if (groups.length === 0) return null;
  return (
    <Menu
      label={t`What becomes of the question`}
      placement="bottom end"
      trigger={<IconButton size="s" label={t`What becomes of the question`} icon={<Ellipsis aria-hidden />} />}
      groups={groups}
    />
  );
}

function Ask() {
  const { t } = useLingui();
  const { talk } = useOpenTalk();
  const [text, setText] = useState("");
  const left = QUESTION_LIMIT - Array.from(text.trim()).length;
  const asking = useSubmit(async () => {
    await ask(talk.id, text);
    setText("");
  });
  const canAsk = text.trim() !== "" && left >= 0;
  const error = asking.problem?.message ?? (left < 0 ? t`Shorten it a little, then try again.` : undefined);
  return (
    <form
      className={styles.ask}
      onSubmit={(event) => {
        event.preventDefault();
        if (canAsk) void asking.submit();
      }}
    >
      <TextArea
        label={t`Your question`}
        isLabelHidden
        placeholder={t`Ask those on stage`}
        value={text}
        onChange={setText}
        rows={1}
        mostRows={5}
        isInvalid={error !== undefined}
        {...(error !== undefined && { error })}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (canAsk) void asking.submit();
        }}
      />
      {text.trim() !== "" && (
        <Button type="submit" size="s" look="primary" isPending={asking.isPending} isDisabled={!canAsk}>
          <Trans>Ask</Trans>
        </Button>
      )}
    </form>
  );
}
