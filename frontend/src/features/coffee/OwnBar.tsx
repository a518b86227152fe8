import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Eye, EyeOff, LogOut, Mic, MicOff, Sparkles, SlidersHorizontal, Timer, Video, VideoOff } from "lucide-react";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { Button } from "react-aria-components/Button";
import { useLocation } from "wouter";
import { useCell } from "@/lib/cell";
import { useCommands } from "@/lib/commands";
import { useReactionChoices } from "@/lib/reactions";
import { look, looksCell, ownPictureCell, turnOff } from "@/lib/sight/sight";
import { usePushToTalk } from "@/lib/sound/usePushToTalk";
import { useSpokenMic } from "@/lib/sound/useSpokenMic";
import { Act, ActBar, actStyles } from "@/ui/ActBar";
import { Menu } from "@/ui/Menu";
import { ReactAct } from "@/ui/ReactAct";
import { drawCard, react, setTimer, toggleMute } from "./acts";
import { attempt, speak } from "./news";
import { getUp } from "./session";
import { useMic, useTable } from "./useTable";

const SoundCheck = lazy(() => import("./SoundCheck"));
const CameraCheck = lazy(() => import("./CameraCheck"));
const GROUP = msg`Coffee`;
const MINUTES = [5, 10, 15, 25] as const;

/** What one does oneself at the table. */
export function OwnBar() {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const [checksSound, setChecksSound] = useState(false);
  const [checksCamera, setChecksCamera] = useState(false);
  const { room, table, cameras } = useTable();
  const isSeen = useCell(ownPictureCell) !== null;
  const looks = useCell(looksCell);
  const mic = useMic();
  const reactions = useReactionChoices();
  usePushToTalk(mic !== "asking", attempt);
  useSpokenMic(mic, speak);
  useCommands(useMemo(() => [{ id: "coffee.mute", title: msg`Mute or speak`, group: GROUP, keys: "m", run: toggleMute }], []));
  const toggleCamera = useCallback(() => {
    if (ownPictureCell.get()) void turnOff();
    else setChecksCamera(true);
  }, []);
  useCommands(
    useMemo(() => (cameras > 0 ? [{ id: "coffee.camera", title: msg`Camera on or off`, group: GROUP, keys: "k", run: toggleCamera }] : []), [cameras, toggleCamera]),
  );
  const leave = () => {
    navigate("/coffee");
    void getUp();
  };
  const timer = MINUTES.map((minutes) => ({ id: String(minutes), label: t`${minutes} minutes`, onAction: () => setTimer(room.id, minutes) }));
  return (
    <ActBar label={t`Your part at the table`}>
      <Act
        label={mic === "open" ? t`Mute` : t`Speak`}
        icon={mic === "open" ? <Mic aria-hidden /> : <MicOff aria-hidden />}
        look={mic === "open" ? "open" : "primary"}
        shortcut="m"
        isDisabled={mic === "asking"}
        onPress={toggleMute}
      />
      {cameras > 0 && (
        <Act
          label={isSeen ? t`Camera off` : t`Camera`}
          icon={isSeen ? <Video aria-hidden /> : <VideoOff aria-hidden />}
          look={isSeen ? "open" : "plain"}
          shortcut="k"
          onPress={toggleCamera}
        />
      )}
      <ReactAct choices={reactions} onPick={(kind) => react(room.id, kind)} />
      <Act label={t`Draw a card`} icon={<Sparkles aria-hidden />} look="plain" onPress={() => drawCard(room.id)} />
      <Menu
        label={t`Timer and sound`}
        placement="top end"
        trigger={
          <Button className={actStyles("plain")}>
            <SlidersHorizontal aria-hidden />
            <span>
              <Trans>More</Trans>
            </span>
          </Button>
        }
        groups={[
          {
            id: "timer",
            heading: t`A timer for all`,
            entries: [
              ...timer.map((entry) => ({ ...entry, icon: <Timer aria-hidden /> })),
              ...(table.timer ? [{ id: "stop", label: t`Stop the timer`, onAction: () => setTimer(room.id, 0) }] : []),
            ],
          },
          ...(cameras > 0
            ? [
                {
                  id: "pictures",
                  entries: [
                    looks
                      ? { id: "hide", label: t`Hide pictures (saves data)`, icon: <EyeOff aria-hidden />, onAction: () => look(false) }
                      : { id: "show", label: t`Show pictures`, icon: <Eye aria-hidden />, onAction: () => look(true) },
                  ],
                },
              ]
            : []),
          { id: "sound", entries: [{ id: "sound", label: t`Sound check`, icon: <Mic aria-hidden />, onAction: () => setChecksSound(true) }] },
        ]}
      />
      <Button className={actStyles("plain", "leave")} onPress={leave}>
        <LogOut aria-hidden />
        <span>
          <Trans>Get up</Trans>
        </span>
      </Button>
      <Suspense fallback={null}>
        {checksSound && <SoundCheck onClose={() => setChecksSound(false)} />}
        {checksCamera && <CameraCheck onClose={() => setChecksCamera(false)} />}
      </Suspense>
    </ActBar>
  );
}
