import { Trans, useLingui } from "@lingui/react/macro";
import { RadioTower, Square } from "lucide-react";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import type { Call, Question } from "@/lib/wire";
import { AudioPlayer } from "@/ui/AudioPlayer";
import { Button } from "@/ui/Button";
import { lengthWords } from "@/ui/clock";
import { Waveform } from "@/ui/Waveform";
import { playClip, stopClip } from "./acts";
import { callAudio } from "./board-api";
import styles from "./Call.module.css";
import { leads } from "./stage";
import { useOpenTalk, useOwnSeat } from "./useOpenTalk";

/** The recording of a question in the list: hosts listen and play it on air, its author listens, others see its shape. */
export function CallPart({ question, call }: { question: Question; call: Call }) {
  const { t } = useLingui();
  const { talk, playing } = useOpenTalk();
  const seat = useOwnSeat();
  const { id, person } = question;
  const name = useLive((state) => nameOf(state, person));
  const isMine = useLive((state) => state.me.id === person);
  const mayHear = useLive((state) => isMine || leads(seat) || talk.hosts.includes(state.me.id));
  const isOn = playing[id] !== undefined;
  return (
    <div className={styles.call}>
      {mayHear ? (
        <AudioPlayer
          src={callAudio(id)}
          duration_ms={call.duration_ms}
          bars={call.peaks}
          label={isMine ? t`Listen to your question` : t`Listen alone to the question of ${name}`}
        />
      ) : (
        <>
          <Waveform bars={call.peaks} />
          <span className={styles.length}>{lengthWords(call.duration_ms)}</span>
        </>
      )}
      {leads(seat) && (
        <Button
          size="s"
          look={isOn || call.played ? "quiet" : "primary"}
          icon={isOn ? <Square aria-hidden fill="currentColor" /> : <RadioTower aria-hidden />}
          onPress={() => (isOn ? stopClip : playClip)(talk.id, id)}
        >
          {isOn ? <Trans>Stop</Trans> : call.played ? <Trans>Play on air again</Trans> : <Trans>Play on air</Trans>}
        </Button>
      )}
    </div>
  );
}
