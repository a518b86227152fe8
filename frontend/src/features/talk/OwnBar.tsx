import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { CircleDot, CircleStop, Hand, LogOut, Mic, MicOff, PhoneOff, SlidersHorizontal, ArrowDownToLine } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";
import { Button } from "react-aria-components/Button";
import { useLocation } from "wouter";
import { useCommands } from "@/lib/commands";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { Menu, type MenuEntry } from "@/ui/Menu";
import { Act, ActBar, actStyles } from "@/ui/ActBar";
import { ReactAct } from "@/ui/ReactAct";
import { attempt, consent, lowerHand, raiseHand, react, stepDown, toggleMute } from "./acts";
import { endTalk } from "./api";
import { ConsentSheet } from "./ConsentSheet";
import { speak } from "./news";
import { useReactionChoices } from "@/lib/reactions";
import { mayAgree, mayWithdraw } from "./recording";
import { leaveTalk } from "./session";
import { heirOf, isOnStage, keepsOrder } from "./stage";
import { useMic } from "./useMic";
import { useOpenTalk, useOwnSeat, useViewer } from "./useOpenTalk";
import { usePushToTalk } from "@/lib/sound/usePushToTalk";
import { useSpokenMic } from "@/lib/sound/useSpokenMic";

const SoundCheck = lazy(() => import("./SoundCheck"));
const WithdrawDialog = lazy(() => import("./WithdrawDialog"));
const GROUP = msg`Talk`;

/** One's own acts, within the thumb's reach. */
export function OwnBar() {
  const { t } = useLingui();
  const open = useOpenTalk();
  const seat = useOwnSeat();
  const mic = useMic();
  const [asks, setAsks] = useState<"sound" | "withdraw" | null>(null);
  const { id } = open.talk;
  const isUp = isOnStage(seat);
  const hasHand = seat?.hand != null;
  const mayRaise = !seat?.invited && (mic === "held" || (!isUp && !open.rules.locked));
  const reactions = useReactionChoices();
  usePushToTalk(mic === "open" || mic === "closed", attempt);
  useSpokenMic(mic, speak);
  useCommands(
    useMemo(
      () => [
        ...(isUp ? [{ id: "talk.mute", title: msg`Mute or speak`, group: GROUP, keys: "m", run: toggleMute }] : []),
        ...(mayRaise ? [{ id: "talk.hand", title: msg`Raise or lower your hand`, group: GROUP, keys: "h", run: () => (hasHand ? lowerHand : raiseHand)(id) }] : []),
      ],
      [isUp, mayRaise, hasHand, id],
    ),
  );
  return (
    <ActBar label={t`Your part in the talk`}>
      {isUp && (
        <Act
          label={mic === "open" ? t`Mute` : mic === "held" ? t`Muted by a host` : t`Speak`}
          icon={mic === "open" ? <Mic aria-hidden /> : <MicOff aria-hidden />}
          look={mic === "open" ? "open" : mic === "held" ? "plain" : "primary"}
          shortcut="m"
          isDisabled={mic === "held" || mic === "asking"}
          onPress={toggleMute}
        />
      )}
      {mayRaise && (
        <Act
          label={hasHand ? t`Lower your hand` : t`Raise your hand`}
          icon={<Hand aria-hidden />}
          look={hasHand ? "on" : isUp ? "plain" : "primary"}
          isOn={hasHand}
          shortcut="h"
          onPress={() => (hasHand ? lowerHand : raiseHand)(id)}
        />
      )}
      <ReactAct choices={reactions} onPick={(kind) => react(id, kind)} />
      <ConsentSheet later={(ask) => <Act label={t`May you be recorded?`} icon={<CircleDot aria-hidden />} look="primary" onPress={ask} />} />
      {isUp && <OwnMenu onSoundCheck={() => setAsks("sound")} onWithdraw={() => setAsks("withdraw")} />}
      <Leave />
      <Suspense fallback={null}>
        {asks === "sound" && <SoundCheck onClose={() => setAsks(null)} />}
        {asks === "withdraw" && <WithdrawDialog onClose={() => setAsks(null)} />}
      </Suspense>
    </ActBar>
  );
}

/** What is rarer: the device, one's word on the recording, and leaving the stage while staying to listen. */
function OwnMenu({ onSoundCheck, onWithdraw }: { onSoundCheck: () => void; onWithdraw: () => void }) {
  const { t } = useLingui();
  const open = useOpenTalk();
  const seat = useOwnSeat();
  const { person } = useViewer();
  const heir = heirOf(open);
  const heirName = useLive((state) => (heir ? nameOf(state, heir.person) : ""));
  const isHost = seat?.role === "host";
  const recording: MenuEntry[] = [
    ...(mayWithdraw(open, person)
      ? [{ id: "withdraw", label: t`Withdraw consent`, hint: t`To the recording of your voice`, icon: <CircleStop aria-hidden />, onAction: onWithdraw }]
      : []),
    ...(mayAgree(open, person)
      ? [{ id: "agree", label: t`Agree to the recording`, hint: t`From now on with your voice`, icon: <CircleDot aria-hidden />, onAction: () => consent(open.talk.id) }]
      : []),
  ];
  const down: MenuEntry = {
    id: "down",
    label: t`Leave the stage`,
    hint: isHost ? (heir ? t`${heirName} takes over, you keep listening` : t`Bring somebody on stage first`) : t`You keep listening`,
    icon: <ArrowDownToLine aria-hidden />,
    isDisabled: isHost && !heir,
    onAction: () => stepDown(open.talk.id),
  };
  return (
    <Menu
      label={t`Microphone and stage`}
      placement="top start"
      trigger={
        <Button className={actStyles("plain")}>
          <SlidersHorizontal aria-hidden />
          <span>
            <Trans>Sound</Trans>
          </span>
        </Button>
      }
      groups={[{ id: "own", entries: [{ id: "sound", label: t`Sound check`, icon: <Mic aria-hidden />, onAction: onSoundCheck }, ...recording, down] }]}
    />
  );
}

/** Out quietly; hosts choose between that and the end for everyone. */
function Leave() {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const open = useOpenTalk();
  const viewer = useViewer();
  const seat = useOwnSeat();
  const heir = heirOf(open);
  const heirName = useLive((state) => (heir ? nameOf(state, heir.person) : ""));
  const { id } = open.talk;
  const isHost = seat?.role === "host";
  const mayEnd = open.mayManage || (isOnStage(seat) && keepsOrder(open, viewer));
  const leave = () => {
    navigate("/talks");
    void leaveTalk();
  };
  const trigger = (isMenu: boolean) => (
    <Button className={actStyles("plain", "leave")} {...(!isMenu && { onPress: leave })}>
      <LogOut aria-hidden />
      <span>{isMenu ? <Trans>Leave or end</Trans> : <Trans>Leave quietly</Trans>}</span>
    </Button>
  );
  if (!mayEnd) return trigger(false);
  const quiet: MenuEntry[] =
    isHost && !heir
      ? []
      : [
          {
            id: "leave",
            label: t`Leave quietly`,
            icon: <LogOut aria-hidden />,
            onAction: leave,
            ...(isHost && { hint: t`${heirName} takes over` }),
          },
        ];
  const over: MenuEntry = {
    id: "end",
    label: t`End the talk for everyone`,
    icon: <PhoneOff aria-hidden />,
    isDanger: true,
    onAction: () => attempt(endTalk(id)),
  };
  return <Menu label={t`Leave or end`} placement="top end" trigger={trigger(true)} groups={[{ id: "out", entries: [...quiet, over] }]} />;
}
