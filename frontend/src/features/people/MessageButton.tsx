import { Trans } from "@lingui/react/macro";
import { MessageCircle, NotebookPen } from "lucide-react";
import { useState } from "react";
import { useOpenConversation } from "@/lib/conversations";
import { conversationWith } from "@/lib/live/conversations";
import { useLive } from "@/lib/live/current";
import { problemOf } from "@/lib/problem";
import type { Person } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { toasts } from "@/ui/toast-queue";

/** Leads to the conversation with somebody. Nothing for those who are gone and were never written to. */
export function MessageButton({ person }: { person: Pick<Person, "id" | "active"> }) {
  const open = useOpenConversation();
  const [isOpening, setOpening] = useState(false);
  const isMe = useLive((state) => state.me.id === person.id);
  const isKnown = useLive((state) => conversationWith(state, person.id) !== undefined);
  if (!person.active && !isKnown) return null;
  const write = () => {
    setOpening(true);
    open([person.id])
      .catch((error: unknown) => toasts.add({ tone: "problem", text: problemOf(error).message }))
      .finally(() => setOpening(false));
  };
  return (
    <Button
      look={isMe ? "quiet" : "primary"}
      icon={isMe ? <NotebookPen aria-hidden /> : <MessageCircle aria-hidden />}
      isPending={isOpening}
      onPress={write}
    >
      {isMe ? <Trans>Notes to self</Trans> : person.active ? <Trans>Message</Trans> : <Trans>Read conversation</Trans>}
    </Button>
  );
}
