import { Trans, useLingui } from "@lingui/react/macro";
import { LogOut, Mic, MicOff, Volume2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { useLocation } from "wouter";
import { useCell } from "@/lib/cell";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { audioCell, levelsCell, SPEAKING, stayCell } from "@/lib/talk-cells";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import { OnAirMark } from "@/ui/OnAirMark";
import { PlayBar } from "@/ui/PlayBar";
import { PHONE, useMedia } from "@/ui/useMedia";
import { attempt, toggleMute } from "./acts";
import { Announcer } from "./Announcer";
import { ConsentSheet } from "./ConsentSheet";
import { InvitationSheet } from "./InvitationSheet";
import { say } from "./news";
import { RecordingMark } from "./RecordingMark";
import { leaveTalk } from "./session";
import * as sound from "@/lib/sound/sound";
import { onStage } from "./stage";
import { StageFace } from "./StageFace";
import { useMediaSession } from "./useMediaSession";
import { useMic } from "./useMic";
import { useOpenTalk } from "./useOpenTalk";
import { MIC_TROUBLE } from "@/lib/sound/words";

/** The talk that one is in, while one looks at something else. */
export default function PlayerBar() {
  const stay = useCell(stayCell);
  const isOpen = useLive((state) => state.openTalk !== null);
  if (stay?.phase !== "in" || !isOpen) return null;
  return <Playing />;
}

function Playing() {
  const [path] = useLocation();
  const { talk } = useOpenTalk();
  useMediaSession();
  useTalkInTitle(talk.title, path);
  return path === `/talks/${talk.id}` ? null : <Bar />;
}

function Bar() {
  const { t } = useLingui();
  const open = useOpenTalk();
  const mic = useMic();
  const { line } = useCell(audioCell);
  const isPhone = useMedia(PHONE);
  useToldMicTrouble();
  const { id, title } = open.talk;
  return (
    <PlayBar
      label={t`The talk you are in`}
      href={`/talks/${id}`}
      picture={onStage(open)
        .slice(0, 3)
        .map((seat) => (
          <Face key={seat.person} person={seat.person} isMuted={seat.muted !== "no"} isHere={seat.here} />
        ))}
      title={title}
      now={
        <>
          <OnAirMark size="s">
            <Trans>On air</Trans>
          </OnAirMark>
          <RecordingMark size={isPhone ? "xs" : "s"} />
          <Speaking />
        </>
      }
      acts={
        <>
          <ConsentSheet
            later={(ask) => (
              <Button size="s" look="primary" onPress={ask}>
                <Trans>Recording?</Trans>
              </Button>
            )}
          />
          {line === "blocked" && (
            <Button size="s" look="primary" icon={<Volume2 aria-hidden />} onPress={() => attempt(sound.hearHere())}>
              <Trans>Tap to hear</Trans>
            </Button>
          )}
          {(mic === "open" || mic === "closed") && (
            <IconButton
              label={mic === "open" ? t`Mute` : t`Speak`}
              icon={mic === "open" ? <Mic aria-hidden /> : <MicOff aria-hidden />}
              isOn={mic === "open"}
              look="quiet"
              onPress={toggleMute}
            />
          )}
          <IconButton label={t`Leave quietly`} icon={<LogOut aria-hidden />} onPress={() => void leaveTalk()} />
        </>
      }
    >
      <InvitationSheet />
      <Announcer />
    </PlayBar>
  );
}

function Face({ person, isMuted, isHere }: { person: string; isMuted: boolean; isHere: boolean }) {
  const name = useLive((state) => nameOf(state, person));
  const src = useLive((state) => state.people[person]?.avatar_url ?? null);
  return <StageFace person={person} name={name} src={src} isMuted={isMuted} isHere={isHere} size="s" />;
}

/** Who is heard right now; drawn anew only when it is somebody else. */
function Speaking() {
  const open = useOpenTalk();
  const levels = useCell(levelsCell);
  const [loudest] = Object.entries(levels)
    .filter(([person, level]) => level > SPEAKING && open.people[person]?.muted === "no")
    .toSorted(([, one], [, other]) => other - one);
  const who = loudest?.[0] ?? onStage(open)[0]?.person ?? "";
  const name = useLive((state) => nameOf(state, who));
  return <span>{loudest ? <Trans>{name} speaks</Trans> : <Trans>with {name}</Trans>}</span>;
}

/** Elsewhere than in the talk nothing else says why one is muted all of a sudden. */
function useToldMicTrouble(): void {
  const { i18n } = useLingui();
  const { mic } = useCell(audioCell);
  const told = useRef(mic);
  useEffect(() => {
    const words = MIC_TROUBLE[mic];
    if (mic !== told.current && words !== undefined) say(i18n._(words), "problem");
    told.current = mic;
  }, [mic, i18n]);
}

/** The tab's own count of what is unread stands before all else (lib/tab). */
const COUNT = /^\(\d+\+?\) /;

/** The tab says where one is heard; the screen's own title comes after it. */
function useTalkInTitle(title: string, path: string): void {
  useEffect(() => {
    const mark = `● ${title} · `;
    const put = () => {
      if (!document.title.includes(mark) && !location.pathname.startsWith("/talks/")) document.title = mark + document.title.replace(COUNT, "");
    };
    put();
    const element = document.querySelector("title");
    const observer = new MutationObserver(put);
    if (element) observer.observe(element, { childList: true });
    return () => {
      observer.disconnect();
      document.title = document.title.replace(mark, "");
    };
  }, [title, path]);
}
