import { i18n as messages } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { AudioLines, Ellipsis, Headphones, PencilLine, Play, Square, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import type { Board, Clip, Playing } from "@/lib/wire";
import { lengthWords } from "@/ui/clock";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { IconButton } from "@/ui/IconButton";
import { Menu } from "@/ui/Menu";
import { Skeleton, SkeletonGroup } from "@/ui/Skeleton";
import { useAudio } from "@/ui/useAudio";
import { playClip, stopClip } from "./acts";
import { AddClips, Uploads } from "./AddClips";
import { clipAudio, deleteClip, refreshBoard, useBoard } from "./board-api";
import styles from "./Clips.module.css";
import { later } from "./later";
import { runningStyle } from "./running";

const RenameClip = lazy(() => import("./RenameClip"));

interface ClipsProps {
  talk: string;
  /** What is on, by clip. */
  playing: Readonly<Record<string, Playing>>;
  /** A press plays to everyone; else only to oneself. */
  isLive: boolean;
}

/** The board: a press plays, another one stops. */
export function Clips(props: ClipsProps) {
  const { t } = useLingui();
  const { data: board, error, refetch } = useBoard(props.talk);
  if (board) return <Grid board={board} {...props} />;
  if (error) {
    return (
      <ErrorState title={<Trans>The clips did not arrive</Trans>} onRetry={() => void refetch()}>
        <Trans>The server does not answer right now. The talk goes on.</Trans>
      </ErrorState>
    );
  }
  return (
    <SkeletonGroup label={t`Loading the clips…`}>
      <div className={styles.board}>
        <Skeleton shape="block" height="3.5rem" />
        <Skeleton shape="block" height="3.5rem" />
      </div>
    </SkeletonGroup>
  );
}

function Grid({ board, talk, playing, isLive }: ClipsProps & { board: Board }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [gone, setGone] = useState<readonly string[]>([]);
  const [renames, setRenames] = useState<Clip | null>(null);
  const clips = board.clips.filter(({ id }) => !gone.includes(id));
  const remove = ({ id, title }: Clip) => {
    const bringBack = () => setGone((all) => all.filter((one) => one !== id));
    setGone((all) => [...all, id]);
    const act = async () => {
      await deleteClip(id).catch((problem: unknown) => {
        bringBack();
        throw problem;
      });
      await refreshBoard(queries, talk);
    };
    later(messages._(msg`${title} is deleted.`), act, bringBack);
  };
  const content = (
    <>
      {clips.length === 0 ? (
        <EmptyState icon={<AudioLines aria-hidden />}>
          {board.may_add ? (
            <Trans>No clips yet. Add a jingle or a sound: one press plays it to everyone.</Trans>
          ) : (
            <Trans>No clips yet. Who runs this talk can add some.</Trans>
          )}
        </EmptyState>
      ) : (
        <ul role="list" className={styles.grid} aria-label={t`Clips`}>
          {clips.map((clip) => (
            <Tile
              key={clip.id}
              clip={clip}
              talk={talk}
              playing={playing[clip.id]}
              isLive={isLive}
              {...(board.may_change.includes(clip.id) && { onRename: () => setRenames(clip), onDelete: () => remove(clip) })}
            />
          ))}
        </ul>
      )}
      <Uploads talk={talk} />
      <Suspense fallback={null}>{renames && <RenameClip clip={renames} talk={talk} onClose={() => setRenames(null)} />}</Suspense>
    </>
  );
  if (!board.may_add) return <div className={styles.board}>{content}</div>;
  return (
    <AddClips talk={talk} isFull={clips.length >= board.limit}>
      {content}
      <p className={styles.count}>
        <Plural value={board.limit - clips.length} one="Room for # more clip" other="Room for # more clips" />
      </p>
    </AddClips>
  );
}

interface TileProps {
  clip: Clip;
  talk: string;
  playing: Playing | undefined;
  isLive: boolean;
  onRename?: () => void;
  onDelete?: () => void;
}

function Tile({ clip, talk, playing, isLive, onRename, onDelete }: TileProps) {
  const { t } = useLingui();
  const { id, title, duration_ms } = clip;
  const own = useAudio(clipAudio(id), duration_ms);
  const isOn = isLive ? playing !== undefined : own.isPlaying;
  const press = () => {
    if (!isLive) own.toggle();
    else if (playing) stopClip(talk, id);
    else playClip(talk, id);
  };
  const listen = { id: "listen", label: own.isPlaying ? t`Stop listening` : t`Listen alone`, icon: <Headphones aria-hidden />, onAction: own.toggle };
  return (
    <li className={styles.tile} data-on={isOn || undefined}>
      <AriaButton className={styles.press ?? ""} aria-pressed={isOn} onPress={press}>
        {isOn ? <Square aria-hidden fill="currentColor" /> : <Play aria-hidden />}
        <span className={styles.title}>{title}</span>
        <span className={styles.length}>{lengthWords(duration_ms)}</span>
      </AriaButton>
      {playing && <span className={styles.bar} style={runningStyle(playing)} aria-hidden />}
      <Menu
        label={t`What to do with ${title}`}
        placement="bottom end"
        trigger={<IconButton size="s" label={t`What to do with ${title}`} icon={<Ellipsis aria-hidden />} />}
        groups={[
          { id: "own", entries: [listen] },
          ...(onRename && onDelete
            ? [
                {
                  id: "change",
                  entries: [
                    { id: "rename", label: t`Rename`, icon: <PencilLine aria-hidden />, onAction: onRename },
                    { id: "delete", label: t`Delete`, icon: <Trash2 aria-hidden />, isDanger: true, onAction: onDelete },
                  ],
                },
              ]
            : []),
        ]}
      />
      {own.hasFailed && (
        <p role="alert" className={styles.error}>
          <Trans>It could not be played. Try again in a moment.</Trans>
        </p>
      )}
    </li>
  );
}
