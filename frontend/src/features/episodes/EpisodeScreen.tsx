import { Trans, useLingui } from "@lingui/react/macro";
import { ArrowLeft, Headphones } from "lucide-react";
import { lazy, Suspense, useEffect } from "react";
import { useLocation } from "wouter";
import { useCommunityName } from "@/lib/community-name";
import type { EpisodeView } from "@/lib/wire";
import { ButtonLink } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { hueProps } from "@/ui/hue";
import { IconButton } from "@/ui/IconButton";
import { PaneBody, PaneHeader } from "@/ui/Panes";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import { useEpisode } from "./api";
import { Chapters } from "./Chapters";
import { Comments } from "./Comments";
import { EpisodeHead } from "./EpisodeHead";
import styles from "./EpisodeScreen.module.css";
import { Notes } from "./Notes";
import { OwnVoice } from "./OwnVoice";
import { Player } from "./Player";
import { follow } from "./player";
import { Standing } from "./Standing";

const Transcript = lazy(() => import("./Transcript"));
const EditScreen = lazy(() => import("./EditScreen"));

interface EpisodeScreenProps {
  episodeId: string;
  /** The other side of it, for those who run it. */
  isEdited: boolean;
}

/** One episode: to listen to, to comment on, and for its hosts to edit. */
export default function EpisodeScreen({ episodeId, isEdited }: EpisodeScreenProps) {
  const [, navigate] = useLocation();
  const { data: view, error, refetch } = useEpisode(episodeId);
  const isGone = error?.status === 404;
  useEffect(() => {
    if (view) follow(view);
  }, [view]);
  if (view && !isGone) {
    return isEdited && view.may_manage ? (
      <Suspense fallback={<ToCome />}>
        <EditScreen view={view} />
      </Suspense>
    ) : (
      <Listening view={view} />
    );
  }
  return (
    <>
      <PaneHeader level={1} title={<Trans>Episode</Trans>} onBack={() => navigate("/talks")} />
      <PaneBody pad>
        {isGone ? (
          <EmptyState
            icon={<Headphones aria-hidden />}
            title={<Trans>Nothing to hear here</Trans>}
            act={
              <ButtonLink href="/talks" look="primary">
                <Trans>To the programme</Trans>
              </ButtonLink>
            }
          >
            <Trans>This episode was taken back or deleted, or it belongs to a community that you are not in.</Trans>
          </EmptyState>
        ) : error ? (
          <ErrorState title={<Trans>The episode did not arrive</Trans>} onRetry={() => void refetch()}>
            <Trans>The server does not answer right now. Your place in it is safe.</Trans>
          </ErrorState>
        ) : (
          <ToCome />
        )}
      </PaneBody>
    </>
  );
}

function Listening({ view }: { view: EpisodeView }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const { episode, chapters } = view;
  const community = useCommunityName(episode.community);
  const { style, ...hue } = hueProps(community);
  const hasAudio = episode.audio_url !== null;
  return (
    <PaneBody>
      <div {...hue} style={style} className={styles.room}>
        <div className={styles.back}>
          <IconButton label={t`To the programme`} icon={<ArrowLeft aria-hidden />} onPress={() => navigate("/talks")} tooltipPlacement="bottom" />
        </div>
        <article className={styles.page}>
          <EpisodeHead view={view} />
          <Standing view={view} />
          {hasAudio && <Player view={view} />}
          <div className={styles.columns}>
            <div className={styles.main}>
              {episode.notes !== "" && <Notes text={episode.notes} />}
              {view.own_voice && <OwnVoice episode={episode} />}
              {hasAudio && ["writing", "ready"].includes(view.transcript.state) && (
                <Suspense fallback={<Skeleton shape="block" height="12rem" />}>
                  <Transcript view={view} />
                </Suspense>
              )}
              {(hasAudio || view.comments.length > 0) && <Comments view={view} />}
            </div>
            {hasAudio && chapters.length > 1 && <Chapters view={view} />}
          </div>
        </article>
      </div>
    </PaneBody>
  );
}

/** The shape of an episode. */
function ToCome() {
  const { t } = useLingui();
  return (
    <SkeletonGroup label={t`Loading the episode…`}>
      <div className={styles.toCome}>
        <Skeleton shape="block" width="11rem" height="11rem" />
        <Skeleton width="60%" height="2rem" />
        <Skeleton shape="block" height="5rem" />
        <Skeleton width="40%" />
      </div>
    </SkeletonGroup>
  );
}
