import { useLingui, Trans } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { problemOf } from "@/lib/problem";
import type { Call, Question, TalkView } from "@/lib/wire";
import { AudioPlayer } from "@/ui/AudioPlayer";
import { IconButton } from "@/ui/IconButton";
import { refreshTalks } from "./api";
import { callAudio, withdrawCall } from "./board-api";
import styles from "./Call.module.css";
import { say } from "./news";

type Recorded = Question & { call: Call };

/** What was recorded before the talk has begun: one's own, and for the hosts everyone's. */
export function EarlyCalls({ view: { talk, questions } }: { view: TalkView }) {
  const { t } = useLingui();
  const me = useLive((state) => state.me.id);
  const isHost = talk.hosts.includes(me);
  const calls = questions.filter((one): one is Recorded => one.call !== null && (isHost || one.person === me));
  if (calls.length === 0) return null;
  return (
    <section className={styles.early} aria-label={t`Recorded questions`}>
      <h2>{isHost ? <Trans>Recorded questions</Trans> : <Trans>Your recorded questions</Trans>}</h2>
      <ul role="list" className={styles.items}>
        {calls.map((one) => (
          <Item key={one.id} question={one} isMine={one.person === me} />
        ))}
      </ul>
    </section>
  );
}

function Item({ question: { id, person, text, call }, isMine }: { question: Recorded; isMine: boolean }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const name = useLive((state) => nameOf(state, person));
  const takeBack = async () => {
    try {
      await withdrawCall(id);
    } catch (error) {
      say(problemOf(error).message, "problem");
    }
    await refreshTalks(queries);
  };
  return (
    <li className={styles.item}>
      <div>
        <p className={styles.note}>
          {isMine ? t`You` : name}
          {text !== "" && `: ${text}`}
        </p>
        <AudioPlayer
          src={callAudio(id)}
          duration_ms={call.duration_ms}
          bars={call.peaks}
          label={isMine ? t`Listen to your question` : t`Listen alone to the question of ${name}`}
        />
      </div>
      {isMine && <IconButton size="s" label={t`Take back`} icon={<Trash2 aria-hidden />} onPress={() => void takeBack()} />}
    </li>
  );
}
