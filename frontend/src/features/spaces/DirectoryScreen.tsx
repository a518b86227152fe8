import { msg, plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Archive, Compass, Plus } from "lucide-react";
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import { useCommands } from "@/lib/commands";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { PaneBody, PaneHeader } from "@/ui/Panes";
import { SearchField } from "@/ui/SearchField";
import { Switch } from "@/ui/Switch";
import { PHONE, useMedia } from "@/ui/useMedia";
import { VisuallyHidden } from "@/ui/VisuallyHidden";
import { useDirectory } from "./api";
import { CutOffNote } from "./CutOffNote";
import styles from "./Directory.module.css";
import { DirectoryItem } from "./DirectoryItem";
import { DirectorySkeleton } from "./DirectorySkeleton";
import InvitationList from "./InvitationList";
import { MoreBelow } from "./MoreBelow";
import { useCutOff } from "./useCutOff";
import { useDebounced } from "./useDebounced";

const FoundDialog = lazy(() => import("./FoundDialog"));

const TYPING_REST_MS = 180;

/** Every community that one may see: found, looked into, joined. The content pane of /rooms/directory. */
export default function DirectoryScreen() {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const isCutOff = useCutOff();
  const isPhone = useMedia(PHONE);
  const [isFounding, setFounding] = useState(false);
  const { typed, setTyped, search } = useSearch();
  const [archived, setArchived] = useState(false);
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
          <Button look="primary" icon={<Plus aria-hidden />} isDisabled={isCutOff} onPress={() => setFounding(true)}>
            {isPhone ? <Trans>Start</Trans> : <Trans>Start a community</Trans>}
          </Button>
        }
      />
      <PaneBody pad>
        <div className={styles.page}>
          <CutOffNote />
          {/* Elsewhere the list of rooms beside this shows them. */}
          {isPhone && <InvitationList />}
          <div className={styles.bar}>
            <div className={styles.search}>
              <SearchField label={t`Search communities`} value={typed} onChange={setTyped} inputRef={field} />
            </div>
            <Switch label={<Trans>Archived</Trans>} isSelected={archived} onChange={setArchived} />
          </div>
          <Found search={search} archived={archived} onFound={() => setFounding(true)} />
        </div>
      </PaneBody>
      <Suspense fallback={null}>
        {isFounding && <FoundDialog isOpen onClose={() => setFounding(false)} name={search} />}
      </Suspense>
    </>
  );
}

/** What is typed, what is asked for, and the address that remembers it. */
function useSearch() {
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState(() => params.get("q") ?? "");
  const search = useDebounced(typed, TYPING_REST_MS).trim().slice(0, 100);
  useEffect(() => {
    setParams(search === "" ? {} : { q: search }, { replace: true });
    // Only what is asked for changes the address.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [search]);
  return { typed, setTyped, search };
}

function Found({ search, archived, onFound }: { search: string; archived: boolean; onFound: () => void }) {
  const { t } = useLingui();
  const isCutOff = useCutOff();
  const { communities, total, isPending, error, refetch, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } =
    useDirectory(search, archived);
  if (isPending) return <DirectorySkeleton />;
  if (error && communities.length === 0) {
    return (
      <ErrorState title={<Trans>The directory did not arrive</Trans>} onRetry={() => void refetch()}>
        <Trans>Your own communities are safe, in the list beside this. Ask again in a moment.</Trans>
      </ErrorState>
    );
  }
  const found = (
    <Button look={search === "" ? "primary" : "quiet"} isDisabled={isCutOff} onPress={onFound}>
      {search === "" ? <Trans>Start the first one</Trans> : <Trans>Start “{search}”</Trans>}
    </Button>
  );
  return (
    <section>
      <h2>
        <VisuallyHidden>
          <Trans>Communities</Trans>
        </VisuallyHidden>
      </h2>
      <VisuallyHidden>
        <span role="status">{t`${plural(total, { one: "# community", other: "# communities" })}`}</span>
      </VisuallyHidden>
      {communities.length === 0 ? (
        <EmptyState icon={archived ? <Archive aria-hidden /> : <Compass aria-hidden />} act={archived ? undefined : found}>
          {archived ? (
            <Trans>Nothing is archived here.</Trans>
          ) : search === "" ? (
            <Trans>A community is a place around something people share: a site, a sport, a question.</Trans>
          ) : (
            <Trans>Nothing here answers to “{search}”. Perhaps it is waiting for you to start it.</Trans>
          )}
        </EmptyState>
      ) : (
        <ul role="list" className={styles.grid}>
          {communities.map((community) => (
            <DirectoryItem key={community.id} community={community} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <MoreBelow isPending={isFetchingNextPage} hasFailed={isFetchNextPageError} onMore={() => void fetchNextPage()} />
      )}
    </section>
  );
}
