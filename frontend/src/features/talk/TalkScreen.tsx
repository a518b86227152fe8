import { Trans } from "@lingui/react/macro";
import { RadioTower } from "lucide-react";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { useCell } from "@/lib/cell";
import { useLive } from "@/lib/live/current";
import { stayCell } from "@/lib/talk-cells";
import type { Talk } from "@/lib/wire";
import { ButtonLink } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { PaneBody, PaneHeader } from "@/ui/Panes";
import { useTalkView } from "./api";
import { ProgrammeSkeleton } from "./ProgrammeSkeleton";
import { TalkAhead } from "./TalkAhead";
import { TalkDoor } from "./TalkDoor";
import { TalkLive } from "./TalkLive";
import { TalkOver } from "./TalkOver";

export interface TalkScreenProps {
  talkId: string;
  /** The chat beside it, put in by the app: another feature's. */
  chat: (room: string) => ReactNode;
  /** What became of it when it is over, put in by the app as well. */
  episodeOf: (talk: Talk) => ReactNode;
}

/** A talk: announced, on air with or without us, or over. */
export default function TalkScreen({ talkId, chat, episodeOf }: TalkScreenProps) {
  const isOpen = useLive((state) => state.openTalk?.talk.id === talkId);
  const stay = useCell(stayCell);
  const isIn = stay?.talk === talkId && stay.phase === "in";
  if (isIn && isOpen) return <TalkLive chat={chat} />;
  return <FromOutside talkId={talkId} chat={chat} episodeOf={episodeOf} />;
}

function FromOutside({ talkId, chat, episodeOf }: TalkScreenProps) {
  const [, navigate] = useLocation();
  const { data: view, error, refetch } = useTalkView(talkId);
  const back = () => navigate("/talks");
  if (view) {
    const { state } = view.talk;
    if (state === "scheduled") return <TalkAhead view={view} />;
    if (state === "live") return <TalkDoor view={view} />;
    return <TalkOver view={view} chat={chat} episode={episodeOf(view.talk)} />;
  }
  return (
    <>
      <PaneHeader level={1} title={<Trans>Talk</Trans>} onBack={back} />
      <PaneBody pad>
        {error ? (
          error.status === 404 ? (
            <EmptyState
              icon={<RadioTower aria-hidden />}
              title={<Trans>No such frequency</Trans>}
              act={
                <ButtonLink href="/talks" look="primary">
                  <Trans>To the programme</Trans>
                </ButtonLink>
              }
            >
              <Trans>This talk does not exist, or it belongs to a community that you are not in.</Trans>
            </EmptyState>
          ) : (
            <ErrorState title={<Trans>The talk did not arrive</Trans>} onRetry={() => void refetch()}>
              <Trans>The server does not answer right now. Talks that are on air go on.</Trans>
            </ErrorState>
          )
        ) : (
          <ProgrammeSkeleton />
        )}
      </PaneBody>
    </>
  );
}
