import { lazy, Suspense } from "react";
import { useCell } from "@/lib/cell";
import { newMessageCell } from "@/lib/conversations";
import { forwardCell } from "@/lib/forwarding";
import { remindCell } from "@/lib/later";
import { addEmojiCell } from "@/lib/emoji-wishes";
import { orderCell } from "@/lib/order";
import { reportCell } from "@/lib/reports";
import { reachDialogCell } from "@/lib/own-reach";

// Opened by few in the first second: loaded when asked for.
const Palette = lazy(() => import("./Palette"));
const ShortcutSheet = lazy(() => import("./ShortcutSheet"));
const NewMessageDialog = lazy(() => import("@/features/spaces/NewMessageDialog"));
const ForwardDialog = lazy(() => import("@/features/chat/forward/ForwardDialog"));
const RemindDialog = lazy(() => import("@/features/chat/later/RemindDialog"));

const ReportDialog = lazy(() => import("@/features/order/ReportDialog"));
const StatusPlace = lazy(() => import("@/app/StatusPlace"));
const DndDialog = lazy(() => import("@/features/attention/DndDialog"));
const AddEmojiDialog = lazy(() => import("@/features/emoji/AddEmojiDialog"));
const OrderDialog = lazy(() => import("@/features/order/OrderDialog"));

export type OverlayId = "palette" | "shortcuts";

export function Overlays({ open, onClose }: { open: OverlayId | null; onClose: () => void }) {
  const people = useCell(newMessageCell);
  const wish = useCell(orderCell);
  const reported = useCell(reportCell);
  const reach = useCell(reachDialogCell);
  const passedOn = useCell(forwardCell);
  const reminded = useCell(remindCell);
  const isAddingEmoji = useCell(addEmojiCell);
  return (
    <Suspense fallback={null}>
      {open === "palette" && <Palette onClose={onClose} />}
      {open === "shortcuts" && <ShortcutSheet onClose={onClose} />}
      {people && <NewMessageDialog people={people} onClose={() => newMessageCell.set(null)} />}
      {isAddingEmoji && <AddEmojiDialog />}
      {wish && <OrderDialog wish={wish} />}
      {reported && <ReportDialog reported={reported} />}
      {reach === "status" && <StatusPlace />}
      {reach === "dnd" && <DndDialog />}
      {passedOn && <ForwardDialog {...passedOn} />}
      {reminded && <RemindDialog message={reminded} />}
    </Suspense>
  );
}
