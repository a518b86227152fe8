import { useState } from "react";
import { useMedia } from "@/ui/useMedia";

const NO_HOVER = "(pointer: coarse)";

/**
 * Whether the pointer or the focus has been on a line: only then is its menu drawn, since a list that scrolls draws
 * lines by the hundred. Under a finger it is always there.
 */
export function useNear() {
  const isTouched = useMedia(NO_HOVER);
  const [wasNear, setNear] = useState(false);
  const near = () => setNear(true);
  return { isNear: isTouched || wasNear, nearProps: { onPointerEnter: near, onFocus: near } };
}
