import { Trans } from "@lingui/react/macro";
import { Mic } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { Question } from "@/lib/wire";
import { Button } from "@/ui/Button";

const CallDialog = lazy(() => import("./CallDialog"));

/** A question in one's own voice, for the hosts to play on air. */
export function AskByVoice({ talk, size = "s", onSent }: { talk: string; size?: "s" | "m"; onSent?: (question: Question) => void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size={size} icon={<Mic aria-hidden />} onPress={() => setOpen(true)}>
        <Trans>Record a question</Trans>
      </Button>
      <Suspense fallback={null}>{isOpen && <CallDialog talk={talk} onClose={() => setOpen(false)} {...(onSent && { onSent })} />}</Suspense>
    </>
  );
}
