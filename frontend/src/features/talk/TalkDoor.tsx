import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useCell } from "@/lib/cell";
import { stayCell } from "@/lib/talk-cells";
import type { TalkView } from "@/lib/wire";
import { OnAirMark } from "@/ui/OnAirMark";
import { useTalkView } from "./api";
import { Clock } from "./Clock";
import { ListenIn } from "./OnAirCard";
import { PeopleRow } from "./PeopleRow";
import { phaseOf } from "./recording";
import { RecordingWords } from "./RecordingMark";
import { listeners, onStage } from "./stage";
import { TalkPage } from "./TalkPage";
import styles from "./TalkPage.module.css";

const LOOK_AGAIN_MS = 10_000;

/** A talk on air, from outside: who is there, and the way in. */
export function TalkDoor({ view: first }: { view: TalkView }) {
  const { t } = useLingui();
  const { data: view = first } = useTalkView(first.talk.id, LOOK_AGAIN_MS);
  const stay = useCell(stayCell);
  const { talk } = view;
  const seats = { people: Object.fromEntries(view.stage.people.map((seat) => [seat.person, seat])) };
  const audience = listeners(seats).length;
  const recording = phaseOf(view.stage);
  const wasRemoved = stay?.phase === "out" && stay.talk === talk.id && stay.why === "removed";
  return (
    <TalkPage
      view={view}
      mark={
        <>
          <OnAirMark>
            <Trans>On air</Trans>
          </OnAirMark>
          {talk.started_at !== null && <Clock since={talk.started_at} />}
          {audience > 0 && (
            <span>
              <Plural value={audience} one="# listens" other="# listen" />
            </span>
          )}
          {recording !== "off" && <RecordingWords phase={recording} recording={view.stage.recording} size="s" />}
        </>
      }
      people={<PeopleRow people={onStage(seats)} label={t`On stage`} />}
      acts={
        wasRemoved ? (
          <p className={styles.note} role="status">
            <Trans>The hosts have taken you out of this talk. They can let you in again.</Trans>
          </p>
        ) : (
          <ListenIn talk={talk.id} />
        )
      }
    />
  );
}
