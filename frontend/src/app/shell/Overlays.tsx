import { lazy, Suspense } from "react";

// Opened by few in the first second: loaded when asked for.
const Palette = lazy(() => import("./Palette"));
const ShortcutSheet = lazy(() => import("./ShortcutSheet"));

export type OverlayId = "palette" | "shortcuts";

export function Overlays({ open, onClose }: { open: OverlayId | null; onClose: () => void }) {
  return (
    <Suspense fallback={null}>
      {open === "palette" && <Palette onClose={onClose} />}
      {open === "shortcuts" && <ShortcutSheet onClose={onClose} />}
    </Suspense>
  );
}
