import { useLingui } from "@lingui/react/macro";
import { BookOpenCheck } from "lucide-react";
import { useLocation } from "wouter";
import { useLive } from "@/lib/live/current";
import { IconButton } from "@/ui/IconButton";
import { isAnyLeft, readOn } from "./reading";

/** Into reading mode without a keyboard, as long as something waits outside the room that one is in. */
export function ReadNew({ here }: { here: string | null }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const isWaiting = useLive(() => isAnyLeft(here));
  if (!isWaiting) return null;
  return (
    <IconButton
      label={t`Read what is new`}
      shortcut="u"
      icon={<BookOpenCheck aria-hidden />}
      onPress={() => readOn(here, navigate)}
      tooltipPlacement="bottom"
    />
  );
}
