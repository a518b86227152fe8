import { Trans, useLingui } from "@lingui/react/macro";
import { Ban, Flag, UserRound, UserRoundX, Volume2, VolumeX } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { useLocation } from "wouter";
import { useCell } from "@/lib/cell";
import { volumesCell } from "@/lib/coffee-cells";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { looksAfter } from "@/lib/live/rights";
import { reportCell } from "@/lib/reports";
import { looksCell } from "@/lib/sight/sight";
import { useLevelOf } from "@/lib/talk-cells";
import type { TableSeat } from "@/lib/wire";
import { Button as WordButton } from "@/ui/Button";
import { Picture } from "@/ui/Picture";
import { Popover } from "@/ui/Popover";
import { VoiceFace } from "@/ui/VoiceFace";
import { blockAtTable, removeFromTable } from "./acts";
import { setVolume } from "./session";
import styles from "./Table.module.css";
import { usePictureOf } from "./usePictures";
import { useTable } from "./useTable";

const MOST = 2;
const STEP = 0.1;

/** Somebody at the table. Others' faces open how loud one hears them, and what one may do. */
export function SeatFace({ seat }: { seat: TableSeat }) {
  const { t } = useLingui();
  const { person, is_muted: isMuted, here } = seat;
  const name = useLive((state) => nameOf(state, person));
  const src = useLive((state) => state.people[person]?.avatar_url ?? null);
  const isMe = useLive((state) => state.me.id === person);
  const volume = useCell(volumesCell)[person] ?? 1;
  const follow = useLevelOf(person);
  const picture = usePictureOf(seat, isMe);
  const isHidden = !useCell(looksCell) && seat.camera !== null && !isMe;
  const face = (
    <span className={styles.spot} data-seen={picture ? "" : undefined}>
      <VoiceFace follow={follow} name={name} src={src} isMuted={isMuted} isHere={here} />
      {picture && <Picture key={picture.id} track={picture} label={isMe ? t`Your own picture` : t`${name}’s picture`} isMirrored={isMe} isMuted={isMuted} follow={follow} />}
    </span>
  );
  const notes = [isMuted ? t`muted` : null, here ? null : t`connecting…`, volume === 0 ? t`silent for you` : null, isHidden ? t`picture hidden` : null].filter(Boolean).join(" · ");
  return (
    <>
      {isMe ? (
        face
      ) : (
        <Popover
          label={name}
          trigger={
            <Button className={styles.face ?? ""} aria-label={picture ? t`${name}: picture, volume and more` : t`${name}: volume and more`}>
              {face}
            </Button>
          }
        >
          {(close) => <PersonPart person={person} name={name} picture={picture} onDone={close} />}
        </Popover>
      )}
      <p className={styles.name}>{isMe ? <Trans>You</Trans> : name}</p>
      <p className={styles.notes}>{notes}</p>
    </>
  );
}

interface PersonPartProps {
  person: string;
  name: string;
  picture: MediaStreamTrack | null;
  onDone: () => void;
}

function PersonPart({ person, name, picture, onDone }: PersonPartProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const { room } = useTable();
  const volume = useCell(volumesCell)[person] ?? 1;
  const mayRemove = useLive((state) => (room.community === null ? state.me.role !== "member" : looksAfter(state, room.community)));
  const and = (act: () => void) => () => {
    onDone();
    act();
  };
  return (
    <div className={styles.person} data-seen={picture ? "" : undefined}>
      {picture && <Picture track={picture} label={t`${name}’s picture`} shape="wide" />}
      <p className={styles.personName}>{name}</p>
      <label className={styles.volume}>
        {volume === 0 ? <VolumeX aria-hidden /> : <Volume2 aria-hidden />}
        <span>
          <Trans>How loud you hear {name}</Trans>
        </span>
        <input
          type="range"
          min={0}
          max={MOST}
          step={STEP}
          value={volume}
          aria-valuetext={t`${Math.round(volume * 100)} percent`}
          onChange={({ target }) => setVolume(person, Number(target.value))}
        />
      </label>
      <div className={styles.personActs}>
        <WordButton size="s" look="plain" icon={<UserRound aria-hidden />} onPress={and(() => navigate(`/people/${person}`))}>
          <Trans>Profile</Trans>
        </WordButton>
        <WordButton size="s" look="plain" icon={<Ban aria-hidden />} onPress={and(() => blockAtTable(person, name))}>
          <Trans>Block and get up</Trans>
        </WordButton>
        <WordButton size="s" look="plain" icon={<Flag aria-hidden />} onPress={and(() => reportCell.set({ person, table: room }))}>
          <Trans>Report…</Trans>
        </WordButton>
        {mayRemove && (
          <WordButton size="s" look="plain" icon={<UserRoundX aria-hidden />} onPress={and(() => removeFromTable(room.id, person, name))}>
            <Trans>Take out of the room</Trans>
          </WordButton>
        )}
      </div>
    </div>
  );
}
