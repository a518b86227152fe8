import { Trans, useLingui } from "@lingui/react/macro";
import { Download } from "lucide-react";
import { type KeyboardEvent, useDeferredValue, useMemo, useRef, useState } from "react";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import type { EpisodeView, TranscriptLine } from "@/lib/wire";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { clockWords } from "@/ui/clock";
import { cx } from "@/ui/cx";
import { ErrorState } from "@/ui/ErrorState";
import { IconLink } from "@/ui/IconButton";
import { SearchField } from "@/ui/SearchField";
import { Skeleton } from "@/ui/Skeleton";
import { useLines, vttOf } from "./api";
import { play } from "./player";
import { rove } from "./roving";
import styles from "./Transcript.module.css";
import { found, lineAt, type Stretch, type Turn, turnsOf } from "./transcript";
import { useFollowing } from "./useFollowing";
import { usePlayed } from "./usePlayed";
import { Writing } from "./Writing";

/** What is said, to read along, to search, and to go to. Nothing where nobody said a word that could be written down. */
export default function Transcript({ view }: { view: EpisodeView }) {
  const { data, error, refetch } = useLines(view);
  const lines = useMemo(() => data?.filter(({ text }) => text !== ""), [data]);
  const { episode, transcript } = view;
  const mayDownload = episode.downloadable || view.may_manage;
  const { t } = useLingui();
  if (lines?.length === 0) return null;
  return (
    <section className={styles.transcript} aria-labelledby="transcript-title">
      <div className={styles.head}>
        <h2 id="transcript-title">
          <Trans>Transcript</Trans>
        </h2>
        {lines && mayDownload && <IconLink isDownload href={vttOf(episode.id)} label={t`Download the transcript`} icon={<Download aria-hidden />} />}
      </div>
      {transcript.state === "writing" ? (
        <Writing percent={transcript.percent} title={episode.title} />
      ) : lines ? (
        <Reading view={view} lines={lines} />
      ) : error ? (
        <ErrorState title={<Trans>The transcript did not arrive</Trans>} onRetry={() => void refetch()}>
          <Trans>The server does not answer right now. You can go on listening.</Trans>
        </ErrorState>
      ) : (
        <Skeleton shape="block" height="12rem" />
      )}
    </section>
  );
}

interface Shown {
  line: TranscriptLine;
  stretches: readonly Stretch[];
}

/** The lines in which the words are, by their ids. */
function shownOf(lines: readonly TranscriptLine[], wanted: string): Map<string, Shown> {
  const shown = lines.map((line) => ({ line, stretches: found(line.text, wanted) }));
  return new Map(shown.flatMap(({ line, stretches }) => (stretches ? [[line.id, { line, stretches }] as const] : [])));
}

function Reading({ view, lines }: { view: EpisodeView; lines: readonly TranscriptLine[] }) {
  const { t } = useLingui();
  const [wanted, setWanted] = useState("");
  const looked = useDeferredValue(wanted);
  const shown = useMemo(() => shownOf(lines, looked), [lines, looked]);
  const count = shown.size;
  const isSearched = looked.trim() !== "";
  return (
    <>
      <div className={styles.search}>
        <SearchField label={t`Search the transcript`} value={wanted} onChange={setWanted} />
        <p role="status" className={styles.count}>
          {isSearched && (count === 0 ? <Trans>Nobody says that.</Trans> : count === 1 ? <Trans>In one line</Trans> : <Trans>In {count} lines</Trans>)}
        </p>
      </div>
      {count > 0 && <Lines view={view} shown={shown} isSearched={isSearched} />}
    </>
  );
}

function Lines({ view, shown, isSearched }: { view: EpisodeView; shown: ReadonlyMap<string, Shown>; isSearched: boolean }) {
  const { t } = useLingui();
  const list = useRef<HTMLDivElement>(null);
  const { at_ms, isPlaying } = usePlayed(view);
  const [stop, setStop] = useState<string | null>(null);
  const lines = useMemo(() => [...shown.values()].map(({ line }) => line), [shown]);
  const turns = useMemo(() => turnsOf(lines), [lines]);
  const current = lineAt(lines, at_ms)?.id;
  const { isFollowing, follow, leave } = useFollowing(list, current, isPlaying && !isSearched);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = rove(event);
    if (next === null) return;
    setStop(next);
    leave();
  };
  const tabStop = stop !== null && shown.has(stop) ? stop : (current ?? lines[0]?.id);
  return (
    <div className={styles.frame}>
      {/* The lines in it have the focus; it only hears which keys they are pressed with, and that somebody scrolls. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div ref={list} className={styles.lines} onKeyDown={onKeyDown} onWheel={leave} onTouchMove={leave} onPointerDown={leave}>
        <ol role="list" aria-label={t`What is said`}>
          {turns.map((turn) => (
            <TurnOf
              key={turn.lines[0]?.id}
              turn={turn}
              shown={shown}
              current={isSearched ? undefined : current}
              tabStop={tabStop}
              onPlay={(line) => {
                setStop(line.id);
                follow();
                play(view, line.start_ms);
              }}
            />
          ))}
        </ol>
      </div>
      {isPlaying && !isFollowing && !isSearched && (
        <div className={styles.follow}>
          <Button size="s" onPress={follow}>
            <Trans>Read along</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

interface TurnProps {
  turn: Turn;
  shown: ReadonlyMap<string, Shown>;
  current: string | undefined;
  tabStop: string | undefined;
  onPlay: (line: TranscriptLine) => void;
}

function TurnOf({ turn: { person, lines }, shown, current, tabStop, onPlay }: TurnProps) {
  const name = useLive((state) => nameOf(state, person));
  const src = useLive((state) => state.people[person]?.avatar_url ?? null);
  return (
    <li className={styles.turn}>
      <p className={styles.who}>
        <Avatar size="s" name={name} src={src} />
        <strong>{name}</strong>
      </p>
      <ol role="list">
        {lines.map((line) => (
          <li key={line.id}>
            <button
              type="button"
              data-line={line.id}
              tabIndex={line.id === tabStop ? 0 : -1}
              className={cx(styles.line, line.id === current && styles.current)}
              {...(line.id === current && { "aria-current": "true" as const })}
              onClick={() => onPlay(line)}
            >
              <span className={styles.time}>{clockWords(line.start_ms)}</span>
              <span className={styles.text} lang={line.language}>
                {shown.get(line.id)?.stretches.map(({ text, isFound }, nth) => (isFound ? <mark key={nth}>{text}</mark> : text))}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </li>
  );
}
