import { Trans, useLingui } from "@lingui/react/macro";
import { EyeOff, X } from "lucide-react";
import { type Answer, answersCell, dropAnswer } from "@/lib/answers";
import { useCell } from "@/lib/cell";
import { useLive } from "@/lib/live/current";
import { Avatar } from "@/ui/Avatar";
import { BotMark } from "@/ui/BotMark";
import { IconButton } from "@/ui/IconButton";
import { MessageText } from "../MessageText";
import { useRoomActs } from "../room-acts";
import styles from "./AnswerCards.module.css";

/** What bots answered to oneself alone, above the place where one writes, until one puts it away. */
export function AnswerCards() {
  const { room, thread } = useRoomActs();
  const answers = useCell(answersCell).filter((answer) => answer.room === room.id && answer.thread === (thread?.id ?? null));
  return (
    <div role="status" className={styles.cards}>
      {answers.map((answer) => (
        <AnswerCard key={answer.key} answer={answer} />
      ))}
    </div>
  );
}

function AnswerCard({ answer }: { answer: Answer }) {
  const { t } = useLingui();
  const { me } = useRoomActs();
  const bot = useLive((state) => state.people[answer.bot]);
  const name = bot?.name ?? "…";
  return (
    <section className={styles.card} aria-label={t`Answer of ${name}`}>
      <Avatar name={name} src={bot?.avatar_url ?? null} size="s" />
      <div className={styles.words}>
        <p className={styles.head}>
          <strong>{name}</strong> <BotMark /> <span className={styles.soft}>/{answer.command}</span>
        </p>
        <MessageText html={answer.html} body="" me={me} />
        <p className={styles.soft}>
          <EyeOff aria-hidden /> <Trans>Only you see this</Trans>
        </p>
      </div>
      <IconButton size="s" label={t`Put away`} icon={<X aria-hidden />} onPress={() => dropAnswer(answer.key)} />
    </section>
  );
}
