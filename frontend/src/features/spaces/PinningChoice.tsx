import { useLingui } from "@lingui/react/macro";
import type { Posting } from "@/lib/wire";
import { Checkbox } from "@/ui/Checkbox";

/** Who puts messages on a channel's list of pinned ones. */
export function PinningChoice({ value, onChange }: { value: Posting; onChange: (value: Posting) => void }) {
  const { t } = useLingui();
  return (
    <Checkbox
      label={t`Everyone in the channel may pin messages`}
      hint={t`Otherwise only moderators and owners of the community.`}
      isSelected={value === "everyone"}
      onChange={(isOn) => onChange(isOn ? "everyone" : "moderators")}
    />
  );
}
