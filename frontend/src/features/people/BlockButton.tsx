import { Trans, useLingui } from "@lingui/react/macro";
import { Ban } from "lucide-react";
import { blockedNotice, setBlocked, useIsBlocked } from "@/lib/blocking";
import { useLive } from "@/lib/live/current";
import { problemOf } from "@/lib/problem";
import type { Person } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { toasts } from "@/ui/toast-queue";

/** Lets nothing of somebody reach one any more, or again. At once, with a way back. */
export function BlockButton({ person: { id, name } }: { person: Pick<Person, "id" | "name"> }) {
  const { t } = useLingui();
  const isMe = useLive((state) => state.me.id === id);
  const isOn = useIsBlocked(id);
  if (isMe) return null;
  const say = (error: unknown) => void toasts.add({ tone: "problem", text: problemOf(error).message });
  const change = () => {
    const undo = () => void setBlocked(id, isOn).catch(say);
    setBlocked(id, !isOn).then(() => toasts.add({ text: blockedNotice(name, !isOn), act: { label: t`Undo`, onAct: undo } }), say);
  };
  return (
    <Button look="plain" icon={<Ban aria-hidden />} onPress={change}>
      {isOn ? <Trans>Unblock</Trans> : <Trans>Block</Trans>}
    </Button>
  );
}
