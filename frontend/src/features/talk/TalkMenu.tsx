import { useLingui } from "@lingui/react/macro";
import { Bookmark, CircleDot, CircleStop, Ellipsis, Lock, LockOpen, Mic, PencilLine, SlidersHorizontal, UserRoundCheck } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { sameItems } from "@/lib/store";
import { IconButton } from "@/ui/IconButton";
import { Menu, type MenuEntry } from "@/ui/Menu";
import { askToRecord, letIn, setRule, stopRecording } from "./acts";
import { mayAsk, mayBeginChapter, mayStop, mayWithdraw } from "./recording";
import { isOnStage, keepsOrder } from "./stage";
import { useOpenTalk, useViewer } from "./useOpenTalk";

const TalkDialog = lazy(() => import("./TalkDialog"));
const SoundCheck = lazy(() => import("./SoundCheck"));
const ChapterDialog = lazy(() => import("./ChapterDialog"));
const WithdrawDialog = lazy(() => import("./WithdrawDialog"));

type Asks = "change" | "sound" | "withdraw" | "chapter" | null;

/** What one sets for the talk as a whole. */
export function TalkMenu() {
  const { t } = useLingui();
  const open = useOpenTalk();
  const viewer = useViewer();
  const [asks, setAsks] = useState<Asks>(null);
  const { talk, rules, removed, mayManage } = open;
  const mayAct = keepsOrder(open, viewer);
  const names = useLive((state) => removed.map((person) => nameOf(state, person)), sameItems);

  const own: MenuEntry[] = [
    { id: "sound", label: t`Sound check`, icon: <SlidersHorizontal aria-hidden />, onAction: () => setAsks("sound") },
    ...(mayManage ? [{ id: "change", label: t`Title and description`, icon: <PencilLine aria-hidden />, onAction: () => setAsks("change") }] : []),
    // On stage it is with one's own acts.
    ...(mayWithdraw(open, viewer.person) && !isOnStage(open.people[viewer.person])
      ? [{ id: "withdraw", label: t`Withdraw consent`, hint: t`To the recording of your voice`, icon: <CircleStop aria-hidden />, onAction: () => setAsks("withdraw") }]
      : []),
  ];
  const hosting: MenuEntry[] = [
    ...(mayAsk(open, viewer)
      ? [{ id: "record", label: t`Record`, hint: t`Begins once everyone on stage agrees`, icon: <CircleDot aria-hidden />, onAction: () => askToRecord(talk.id) }]
      : []),
    ...(mayStop(open, viewer) ? [{ id: "record-stop", label: t`Stop recording`, icon: <CircleStop aria-hidden />, onAction: () => stopRecording(talk.id) }] : []),
    ...(mayBeginChapter(open, viewer)
      ? [{ id: "chapter", label: t`Begin a chapter`, hint: t`Of the recording, at this moment`, icon: <Bookmark aria-hidden />, onAction: () => setAsks("chapter") }]
      : []),
    {
      id: "lock",
      label: rules.locked ? t`Open the stage` : t`Close the stage`,
      hint: rules.locked ? t`Hands and invitations are possible again` : t`Nobody new on stage, no new hands`,
      icon: rules.locked ? <LockOpen aria-hidden /> : <Lock aria-hidden />,
      onAction: () => setRule(talk.id, "stage.lock", !rules.locked),
    },
    {
      id: "unmute",
      label: rules.unmute_freely ? t`Muted speakers ask first` : t`Muted speakers may unmute themselves`,
      icon: <Mic aria-hidden />,
      onAction: () => setRule(talk.id, "stage.unmute_freely", !rules.unmute_freely),
    },
  ];
  const out: MenuEntry[] = removed.map((person, i) => ({
    id: person,
    label: names[i] ?? "…",
    icon: <UserRoundCheck aria-hidden />,
    onAction: () => letIn(talk.id, person),
  }));
  return (
    <>
      <Menu
        label={t`Settings of the talk`}
        placement="bottom end"
        trigger={<IconButton label={t`Settings of the talk`} icon={<Ellipsis aria-hidden />} tooltipPlacement="bottom" />}
        groups={[
          { id: "own", entries: own },
          ...(mayAct ? [{ id: "host", heading: t`For hosts`, entries: hosting }] : []),
          ...(mayAct && out.length > 0 ? [{ id: "out", heading: t`Let in again`, entries: out }] : []),
        ]}
      />
      <Suspense fallback={null}>
        {asks === "change" && <TalkDialog talk={talk} onClose={() => setAsks(null)} />}
        {asks === "sound" && <SoundCheck onClose={() => setAsks(null)} />}
        {asks === "chapter" && <ChapterDialog talk={talk.id} onClose={() => setAsks(null)} />}
        {asks === "withdraw" && <WithdrawDialog onClose={() => setAsks(null)} />}
      </Suspense>
    </>
  );
}
