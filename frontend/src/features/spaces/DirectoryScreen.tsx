import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Plus } from "lucide-react";
import { lazy, Suspense, useMemo, useRef, useState } from "react";
import { useLocation } from "wouter";
import { useCommands } from "@/lib/commands";
import { Button } from "@/ui/Button";
import { PaneBody, PaneHeader } from "@/ui/Panes";
import { PHONE, useMedia } from "@/ui/useMedia";
import { CutOffNote } from "./CutOffNote";
import styles from "./Directory.module.css";
import { DirectoryFilters } from "./DirectoryFilters";
import { FoundCommunities } from "./FoundCommunities";
import InvitationList from "./InvitationList";
import { OfferList } from "./OfferNote";
import { useCutOff } from "./useCutOff";
import { useDirectoryWish } from "./useDirectoryWish";

const FoundDialog = lazy(() => import("./FoundDialog"));

/** Every community that one may find: looked into, joined, asked to be let in. The content pane of /rooms/directory. */
export default function DirectoryScreen() {
  const [, navigate] = useLocation();
  const { t } = useLingui();
  const isCutOff = useCutOff();
  const isPhone = useMedia(PHONE);
  const [isFounding, setFounding] = useState(false);
  const asked = useDirectoryWish();
  const field = useRef<HTMLInputElement>(null);
  const list = useMemo(
    () => [
      { id: "directory.found", title: msg`Start a community`, group: msg`Communities`, icon: Plus, run: () => setFounding(true) },
      { id: "directory.search", title: msg`Search communities`, group: msg`Communities`, keys: "/", isKeyOnly: true, run: () => field.current?.focus() },
    ],
    [],
  );
  useCommands(list);
  return (
    <>
      <PaneHeader
        level={1}
        title={<Trans>Communities</Trans>}
        onBack={() => navigate("/rooms")}
        acts={
          <Button
            look="primary"
            icon={<Plus aria-hidden />}
            isDisabled={isCutOff}
            onPress={() => setFounding(true)}
            aria-label={t`Start a community`}
          >
            {isPhone ? <Trans>Start</Trans> : <Trans>Start a community</Trans>}
          </Button>
        }
      />
      <PaneBody pad>
        <div className={styles.page}>
          <CutOffNote />
          <OfferList />
          {/* Elsewhere the list of rooms beside this shows them. */}
          {isPhone && <InvitationList />}
          <DirectoryFilters asked={asked} field={field} />
          <FoundCommunities asked={asked} onFound={() => setFounding(true)} />
        </div>
      </PaneBody>
      <Suspense fallback={null}>
        {isFounding && <FoundDialog isOpen onClose={() => setFounding(false)} name={asked.wish.search} />}
      </Suspense>
    </>
  );
}
