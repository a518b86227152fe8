import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { useLocation } from "wouter";
import { useCommunityName } from "@/lib/community-name";
import { useLive } from "@/lib/live/current";
import { countsOf } from "@/lib/live/counts";
import { Badge, Dot } from "@/ui/Badge";
import { hueProps } from "@/ui/hue";
import { OnAirMark } from "@/ui/OnAirMark";
import { PaneBody, PaneHeader } from "@/ui/Panes";
import { Tabs } from "@/ui/Tabs";
import { PHONE, useMedia } from "@/ui/useMedia";
import { Announcer } from "./Announcer";
import { Audience } from "./Audience";
import { AudioNotice } from "./AudioNotice";
import { Clips } from "./Clips";
import { Clock } from "./Clock";
import { CommunityLink } from "./CommunityName";
import { HandQueue } from "./HandQueue";
import { InvitationSheet } from "./InvitationSheet";
import { NowPlaying } from "./NowPlaying";
import { OwnBar } from "./OwnBar";
import { Questions } from "./Questions";
import { followReactions } from "@/lib/reactions";
import { FloatingReactions } from "@/ui/Reactions";
import { RecordingMark } from "./RecordingMark";
import { leads } from "./stage";
import { Stage } from "./Stage";
import { TalkMenu } from "./TalkMenu";
import styles from "./TalkLive.module.css";
import { useOpenTalk, useOwnSeat } from "./useOpenTalk";

type Side = "stage" | "chat" | "questions" | "clips";

/** Inside of a talk: the stage and who listens, what one does oneself below, chat and questions beside. */
export function TalkLive({ chat }: { chat: (room: string) => ReactNode }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const isPhone = useMedia(PHONE);
  const [chosen, setSide] = useState<Side | null>(null);
  const side = chosen ?? (isPhone ? "stage" : "chat");
  const { talk, people, questions, playing } = useOpenTalk();
  const isHost = leads(useOwnSeat());
  const community = useCommunityName(talk.community);
  const count = Object.keys(people).length;
  const openQuestions = Object.values(questions).filter(({ state }) => state === "open" || state === "on_air").length;
  const unread = useLive((state) => {
    const own = talk.room === null ? undefined : state.rooms.get(talk.room);
    return own ? countsOf(own).unread : 0;
  });
  const { style, ...hue } = hueProps(community);

  const hall = (
    <div className={styles.hall}>
      <AudioNotice />
      <Stage />
      <HandQueue />
      <Audience />
    </div>
  );
  const chatTab = {
    id: "chat" as const,
    label: <Trans>Chat</Trans>,
    badge: side !== "chat" && unread > 0 ? <Dot label={t`new`} /> : null,
    content: <div className={styles.chat}>{talk.room !== null && chat(talk.room)}</div>,
  };
  const questionTab = {
    id: "questions" as const,
    label: <Trans>Questions</Trans>,
    badge: <Badge count={openQuestions} tone="quiet" />,
    content: <Questions />,
  };
  const clipsTab = {
    id: "clips" as const,
    label: <Trans>Clips</Trans>,
    content: (
      <PaneBody>
        <Clips talk={talk.id} playing={playing} isLive />
      </PaneBody>
    ),
  };
  const stageTab = { id: "stage" as const, label: <Trans>Stage</Trans>, content: hall };
  const tabs = [...(isPhone ? [stageTab] : []), chatTab, questionTab, ...(isHost ? [clipsTab] : [])];
  const shown = tabs.some(({ id }) => id === side) ? side : "chat";
  return (
    <div {...hue} style={style} className={styles.room}>
      <PaneHeader
        level={1}
        title={talk.title}
        onBack={() => navigate("/talks")}
        subtitle={
          <span className={styles.meta}>
            <OnAirMark size="s">
              <Trans>On air</Trans>
            </OnAirMark>
            {talk.started_at !== null && <Clock since={talk.started_at} />}
            <span>
              <Plural value={count} one="# person" other="# people" />
            </span>
            {!isPhone && <CommunityLink id={talk.community} />}
          </span>
        }
        acts={<TalkMenu />}
      />
      <div className={styles.recording}>
        <RecordingMark />
      </div>
      <NowPlaying />
      <div className={styles.split}>
        {!isPhone && <div className={styles.stageSide}>{hall}</div>}
        <aside className={styles.side} aria-label={t`Beside the stage`}>
          <Tabs label={t`Beside the stage`} value={shown} onChange={setSide} tabs={tabs} />
        </aside>
      </div>
      <FloatingReactions follow={followReactions} />
      <OwnBar />
      <InvitationSheet />
      <Announcer />
    </div>
  );
}
