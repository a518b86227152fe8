import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { LogOut, Mic, MicOff, Sparkles, SlidersHorizontal, SmilePlus, Timer } from "lucide-react";
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { useLocation } from "wouter";
import { useCommands } from "@/lib/commands";
import { useReactionChoices } from "@/lib/reactions";
import { usePushToTalk } from "@/lib/sound/usePushToTalk";
import { Act, ActBar, actStyles } from "@/ui/ActBar";
import { Menu } from "@/ui/Menu";
import { Popover } from "@/ui/Popover";
import { ReactionPicker } from "@/ui/Reactions";
import { drawCard, react, setTimer, toggleMute } from "./acts";
import { attempt, speak } from "./news";
import { getUp } from "./session";
import { type MicLook, useMic, useTable } from "./useTable";

const SoundCheck = lazy(() => import("./SoundCheck"));
const GROUP = msg`Coffee`;
const MINUTES = [5, 10, 15, 25] as const;

/** What one does oneself at the table. */
export function OwnBar() {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const [checksSound, setChecksSound] = useState(false);
  const { room, table } = useTable();
  const mic = useMic();
  const reactions = useReactionChoices();
  usePushToTalk(mic !== "asking", attempt);
  useSpokenMic(mic);
  useCommands(useMemo(() => [{ id: "coffee.mute", title: msg`Mute or speak`, group: GROUP, keys: "m", run: toggleMute }], []));
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
      <Popover
        label={t`Reactions`}
        placement="top"
        trigger={
          <Button className={actStyles("plain")}>
            <SmilePlus aria-hidden />
            <span>
              <Trans>React</Trans>
            </span>
          </Button>
        }
      >
        <ReactionPicker choices={reactions} onPick={(kind) => react(room.id, kind)} />
      </Popover>
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
          { id: "sound", entries: [{ id: "sound", label: t`Sound check`, icon: <Mic aria-hidden />, onAction: () => setChecksSound(true) }] },
        ]}
      />
      <Button className={actStyles("plain", "leave")} onPress={leave}>
        <LogOut aria-hidden />
        <span>
          <Trans>Get up</Trans>
        </span>
      </Button>
      <Suspense fallback={null}>{checksSound && <SoundCheck onClose={() => setChecksSound(false)} />}</Suspense>
    </ActBar>
  );
}

/** Tells the ears what the eyes see on the button. */
function useSpokenMic(mic: MicLook): void {
  const { t } = useLingui();
  const before = useRef<MicLook>(mic);
  useEffect(() => {
    const was = before.current;
    before.current = mic;
    if (was === mic) return;
    if (mic === "open") speak(t`Your microphone is open`);
    else if (mic === "closed" && was === "open") speak(t`You are muted`);
  }, [mic, t]);
}
