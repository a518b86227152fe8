import { useLingui } from "@lingui/react/macro";
import { Search } from "lucide-react";
import { IconButton } from "@/ui/IconButton";

/** The way to the palette for whoever has no keyboard at hand. */
export function PaletteButton({ onOpen, placement }: { onOpen: () => void; placement: "bottom" | "right" }) {
  const { t } = useLingui();
  return (
    <IconButton
      label={t`Find or do something`}
      icon={<Search aria-hidden />}
      shortcut="mod+k"
      onPress={onOpen}
      tooltipPlacement={placement}
    />
  );
}
