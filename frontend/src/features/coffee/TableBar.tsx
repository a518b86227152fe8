import { Trans, useLingui } from "@lingui/react/macro";
import { Coffee, LogOut, Mic, MicOff, Video, Volume2 } from "lucide-react";
import { useLocation } from "wouter";
import { useCell } from "@/lib/cell";
import { sittingCell } from "@/lib/coffee-cells";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { useNames } from "@/lib/names";
import { ownPictureCell, turnOff } from "@/lib/sight/sight";
import * as sound from "@/lib/sound/sound";
import { audioCell, levelsCell, SPEAKING, useLevelOf } from "@/lib/talk-cells";
import type { TableSeat } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import { PlayBar } from "@/ui/PlayBar";
import { VoiceFace } from "@/ui/VoiceFace";
import { toggleMute } from "./acts";
import { Announcer } from "./Announcer";
import { Knocks } from "./Knocks";
import { attempt } from "./news";
import { getUp } from "./session";
import styles from "./TableBar.module.css";
import { useMic, useRoomName, useTable } from "./useTable";

/** The table that one sits at, while one looks at something else. */
export default function TableBar() {
  const sitting = useCell(sittingCell);
  const room = useLive((state) => state.openTable?.room.id);
  const [path] = useLocation();
  if (sitting?.phase !== "in" || room === undefined || path === `/coffee/${room}`) return null;
  return <Bar />;
}

function Bar() {
  const { t } = useLingui();
  const { room, table } = useTable();
  const name = useRoomName(room);
  const mic = useMic();
  const { line } = useCell(audioCell);
  const isSeen = useCell(ownPictureCell) !== null;
  return (
    <PlayBar
      label={t`The table you sit at`}
      href={`/coffee/${room.id}`}
      picture={table.seats.slice(0, 3).map((seat) => (
        <Face key={seat.person} seat={seat} />
      ))}
      title={name}
      now={
        <>
          <Coffee aria-hidden className={styles.cup} />
          <Speaking />
        </>
      }
      acts={
        <>
          {line === "blocked" && (
            <Button size="s" look="primary" icon={<Volume2 aria-hidden />} onPress={() => attempt(sound.hearHere())}>
              <Trans>Tap to hear</Trans>
            </Button>
          )}
          <IconButton
            label={mic === "open" ? t`Mute` : t`Speak`}
            icon={mic === "open" ? <Mic aria-hidden /> : <MicOff aria-hidden />}
            isOn={mic === "open"}
            look="quiet"
            onPress={toggleMute}
          />
          {isSeen && <IconButton label={t`Camera off`} icon={<Video aria-hidden />} isOn look="quiet" onPress={() => void turnOff()} />}
          <IconButton label={t`Get up`} icon={<LogOut aria-hidden />} onPress={() => void getUp()} />
        </>
      }
    >
      {table.knocks.length > 0 && (
        <div className={styles.knocks}>
          <Knocks />
        </div>
      )}
      <Announcer />
    </PlayBar>
  );
}

function Face({ seat }: { seat: TableSeat }) {
  const { person, is_muted: isMuted, here } = seat;
  const name = useLive((state) => nameOf(state, person));
  const src = useLive((state) => state.people[person]?.avatar_url ?? null);
  return <VoiceFace follow={useLevelOf(person)} name={name} src={src} isMuted={isMuted} isHere={here} size="s" />;
}

/** Who is heard right now, or else who sits there. */
function Speaking() {
  const { table } = useTable();
  const me = useLive((state) => state.me.id);
  const levels = useCell(levelsCell);
  const others = table.seats.filter(({ person }) => person !== me);
  const [loudest] = others.filter(({ person, is_muted }) => !is_muted && (levels[person] ?? 0) > SPEAKING).toSorted((one, other) => (levels[other.person] ?? 0) - (levels[one.person] ?? 0));
  const name = useLive((state) => (loudest ? nameOf(state, loudest.person) : ""));
  const names = useNames(others.slice(0, 3).map(({ person }) => person));
  if (loudest) return <span><Trans>{name} speaks</Trans></span>;
  return <span>{others.length > 0 ? <Trans>with {names}</Trans> : <Trans>You sit here alone so far</Trans>}</span>;
}
