import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLive } from "@/lib/live/current";
import type { ListedCommunity } from "@/lib/wire";
import { Banner } from "@/ui/Banner";
import { Button } from "@/ui/Button";
import { restoreCommunity } from "./acts";
import { canOwn } from "./standing";
import { useCutOff } from "./useCutOff";

/** Across the top of a community that can only be read. */
export function ArchivedNote({ community }: { community: ListedCommunity }) {
  const { t } = useLingui();
  const [isOpening, setOpening] = useState(false);
  const isCutOff = useCutOff();
  const mayOpen = useLive((state) => canOwn(state.me, community.standing));
  if (!community.is_archived) return null;
  const open = () => {
    setOpening(true);
    void restoreCommunity(community.id, t`${community.name} is open again.`).finally(() => setOpening(false));
  };
  return (
    <Banner
      tone="info"
      act={
        mayOpen && (
          <Button size="s" isPending={isOpening} isDisabled={isCutOff} onPress={open}>
            <Trans>Open it again</Trans>
          </Button>
        )
      }
    >
      <Trans>This community is archived. Everything in it stays readable, nothing is added.</Trans>
    </Banner>
  );
}
