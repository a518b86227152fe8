import { Trans, useLingui } from "@lingui/react/macro";
import { Volume2 } from "lucide-react";
import type { ReactNode } from "react";
import { useCell } from "@/lib/cell";
import type { Line } from "@/lib/peer";
import * as sound from "@/lib/sound/sound";
import { MIC_TROUBLE } from "@/lib/sound/words";
import { audioCell } from "@/lib/talk-cells";
import { Button } from "@/ui/Button";
import { Notice, Notices } from "@/ui/Notice";
import { attempt } from "./news";

const hear = () => attempt(sound.hearHere());
const retry = () => attempt(sound.retryMicrophone());

/** What stands between one and the others: what it is, that one keeps one's seat, and what to do. Nothing where all is well. */
export function AudioNotice() {
  const { i18n } = useLingui();
  const { line, mic } = useCell(audioCell);
  const aboutLine = ofLine(line);
  const aboutMic = MIC_TROUBLE[mic];
  return (
    <Notices>
      {aboutLine && <Notice {...aboutLine} />}
      {aboutMic && (
        <Notice
          words={i18n._(aboutMic)}
          act={
            <Button size="s" onPress={retry}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      )}
    </Notices>
  );
}

function ofLine(line: Line): { words: ReactNode; act?: ReactNode } | null {
  switch (line) {
    case "reconnecting":
      return { words: <Trans>The sound has dropped out. It comes back by itself, you keep your seat.</Trans> };
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
        words: <Trans>You talk on another device.</Trans>,
        act: (
          <Button onPress={hear}>
            <Trans>Talk here</Trans>
          </Button>
        ),
      };
    case "unavailable":
      return { words: <Trans>The server gives no sound right now. The chat works.</Trans> };
    case "unsupported":
      return { words: <Trans>This browser cannot do live sound. A current Firefox, Chrome, Edge or Safari can. The chat works.</Trans> };
    default:
      return null;
  }
}
