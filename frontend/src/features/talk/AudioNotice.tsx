import type { MessageDescriptor } from "@lingui/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { Volume2 } from "lucide-react";
import type { ReactNode } from "react";
import { useCell } from "@/lib/cell";
import type { WhyLate } from "@/lib/late";
import type { Line, MicState } from "@/lib/peer";
import { audioCell } from "@/lib/talk-cells";
import { Button } from "@/ui/Button";
import { attempt } from "./acts";
import { Notice, Notices } from "@/ui/Notice";
import * as sound from "@/lib/sound/sound";
import { MIC_TROUBLE } from "@/lib/sound/words";

/** What stands between one and the sound: what it is, that one is still in the talk, and what to do. Nothing where all is well. */
export function AudioNotice() {
  const { line, mic, why } = useCell(audioCell);
  const aboutLine = why === null ? ofLine(line) : { words: lateWords(why) };
  const aboutMic = ofMic(mic);
  const { i18n } = useLingui();
  return (
    <Notices>
      {aboutLine && <Notice {...aboutLine} />}
      {aboutMic && <Notice words={i18n._(aboutMic.words)} act={aboutMic.act} />}
    </Notices>
  );
}

interface NoticeWords {
  words: ReactNode;
  act?: ReactNode;
}

const hear = () => attempt(sound.hearHere());
const retry = () => attempt(sound.retryMicrophone());

/** Nothing is wrong and nothing is to be done: it comes back by itself. */
function lateWords(why: WhyLate): ReactNode {
  switch (why) {
    case "unsupported":
      return <Trans>You hear this a few seconds late: this browser has no direct line. You miss nothing.</Trans>;
    case "unreachable":
      return <Trans>You hear this a few seconds late: your network holds up the direct line. It is tried again by itself.</Trans>;
    case "full":
      return <Trans>You hear this a few seconds late: very many are listening. As soon as there is room you hear it directly.</Trans>;
  }
}

function ofLine(line: Line): NoticeWords | null {
  switch (line) {
    case "connecting":
      return { words: <Trans>Connecting the sound…</Trans> };
    case "reconnecting":
      return { words: <Trans>The sound has dropped out. It comes back by itself, you stay in the talk.</Trans> };
    case "blocked":
      return {
        words: <Trans>Your browser waits for a touch before it plays sound.</Trans>,
        act: (
          <Button look="primary" icon={<Volume2 aria-hidden />} onPress={hear}>
            <Trans>Tap to hear</Trans>
          </Button>
        ),
      };
    case "elsewhere":
      return {
        words: <Trans>You are listening on another device.</Trans>,
        act: (
          <Button onPress={hear}>
            <Trans>Listen here</Trans>
          </Button>
        ),
      };
    case "unavailable":
      return { words: <Trans>The server gives no sound right now. Chat and questions work.</Trans> };
    case "unsupported":
      return { words: <Trans>This browser cannot do live sound. A current Firefox, Chrome, Edge or Safari can. Chat and questions work.</Trans> };
    default:
      return null;
  }
}

function ofMic(mic: MicState): { words: MessageDescriptor; act: ReactNode } | null {
  const words = MIC_TROUBLE[mic];
  if (words === undefined) return null;
  const act = (
    <Button size="s" onPress={retry}>
      <Trans>Try again</Trans>
    </Button>
  );
  return { words, act };
}
