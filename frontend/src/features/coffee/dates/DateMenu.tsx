import { useLingui } from "@lingui/react/macro";
import { CalendarClock, Ellipsis, Link2, PencilLine, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { CoffeeDate } from "@/lib/wire";
import { IconButton } from "@/ui/IconButton";
import { Menu, type MenuEntry } from "@/ui/Menu";
import { attempt, say } from "../news";
import { callOff } from "./api";

const MoveDialog = lazy(() => import("./MoveDialog"));
const RenameDialog = lazy(() => import("./RenameDialog"));

/** What one may do with a date: pass it on; as its author, or as one who keeps order, move, rename and call it off. */
export function DateMenu({ date }: { date: CoffeeDate }) {
  const { t } = useLingui();
  const [asks, setAsks] = useState<"move" | "rename" | null>(null);
  const { title, state } = date;
  const isPoll = state === "poll";
  const copy = () =>
    attempt(navigator.clipboard.writeText(`${location.origin}/coffee/dates/${date.id}`).then(() => say(t`The link is copied.`)));
  const off = () => attempt(callOff(date).then(() => say(isPoll ? t`The poll is gone.` : t`Cancelled. Those who wanted to come are told.`)));
  const changing: MenuEntry[] = [
    ...(state === "planned" ? [{ id: "move", label: t`Move it`, hint: t`Those who come are told`, icon: <CalendarClock aria-hidden />, onAction: () => setAsks("move") }] : []),
    { id: "rename", label: t`Change the title`, icon: <PencilLine aria-hidden />, onAction: () => setAsks("rename") },
  ];
  const ending: MenuEntry = isPoll
    ? { id: "off", label: t`Delete the poll`, hint: t`With all answers`, icon: <Trash2 aria-hidden />, isDanger: true, onAction: off }
    : { id: "off", label: t`Call it off`, hint: t`Those who come are told`, icon: <Trash2 aria-hidden />, isDanger: true, onAction: off };
  const mayChange = date.may_keep && (isPoll || state === "planned");
  return (
    <>
      <Menu
        label={t`What to do with ${title}`}
        placement="bottom end"
        trigger={<IconButton size="s" label={t`What to do with ${title}`} icon={<Ellipsis aria-hidden />} />}
        groups={[
          { id: "share", entries: [{ id: "link", label: t`Copy link`, icon: <Link2 aria-hidden />, onAction: copy }] },
          ...(mayChange ? [{ id: "change", entries: changing }, { id: "end", entries: [ending] }] : []),
        ]}
      />
      <Suspense fallback={null}>
        {asks === "move" && <MoveDialog date={date} onClose={() => setAsks(null)} />}
        {asks === "rename" && <RenameDialog date={date} onClose={() => setAsks(null)} />}
      </Suspense>
    </>
  );
}
