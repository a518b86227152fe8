import { lazy, Suspense } from "react";
import { useCell } from "@/lib/cell";
import { newMessageCell } from "@/lib/conversations";
import { addEmojiCell } from "@/lib/emoji-wishes";
import { orderCell } from "@/lib/order";

// Opened by few in the first second: loaded when asked for.
const Palette = lazy(() => import("./Palette"));
const ShortcutSheet = lazy(() => import("./ShortcutSheet"));
const NewMessageDialog = lazy(() => import("@/features/spaces/NewMessageDialog"));

const AddEmojiDialog = lazy(() => import("@/features/emoji/AddEmojiDialog"));
const OrderDialog = lazy(() => import("@/features/order/OrderDialog"));

export type OverlayId = "palette" | "shortcuts";

export function Overlays({ open, onClose }: { open: OverlayId | null; onClose: () => void }) {
  const people = useCell(newMessageCell);
  const wish = useCell(orderCell);
  const isAddingEmoji = useCell(addEmojiCell);
  return (
    <Suspense fallback={null}>
      {open === "palette" && <Palette onClose={onClose} />}
      {open === "shortcuts" && <ShortcutSheet onClose={onClose} />}
      {people && <NewMessageDialog people={people} onClose={() => newMessageCell.set(null)} />}
      {isAddingEmoji && <AddEmojiDialog />}
      {wish && <OrderDialog wish={wish} />}
    </Suspense>
  );
}
