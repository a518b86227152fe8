import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { Play, Scissors, Trash2 } from "lucide-react";
import { useState } from "react";
import { useSubmit } from "@/lib/useSubmit";
import type { Cut, EpisodeEditor, EpisodeView } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { clockWords } from "@/ui/clock";
import { ErrorState } from "@/ui/ErrorState";
import { IconButton } from "@/ui/IconButton";
import { Skeleton } from "@/ui/Skeleton";
import { cutEpisode, refreshEpisodes, useEditor } from "./api";
import { CutWave } from "./CutWave";
import { areSame, lengthOf, SHORTEST_CUT_MS, tidied, toHeard } from "./cutting";
import styles from "./EditScreen.module.css";
import { play } from "./player";
import { TimeField } from "./TimeField";
import { exactWords } from "./timeline";

/** Leaving parts out. The recording itself stays whole: every cut can be taken back. */
export function CutsEditor({ view }: { view: EpisodeView }) {
  const { episode } = view;
  const { data: editor, error, refetch } = useEditor(episode.id, episode.audio_url);
  return (
    <section className={styles.section}>
      <h2>
        <Trans>Cut</Trans>
      </h2>
      <p className={styles.hint}>
        <Trans>Drag over what is to be left out, or type where it begins and ends. The recording stays whole, so every cut can be taken back.</Trans>
      </p>
      {editor ? (
        <Editing view={view} editor={editor} />
      ) : error ? (
        <ErrorState title={<Trans>The recording did not arrive</Trans>} onRetry={() => void refetch()}>
          <Trans>The server does not answer right now. Nothing was changed.</Trans>
        </ErrorState>
      ) : (
        <Skeleton shape="block" height="7rem" />
      )}
    </section>
  );
}

const NOTHING: Cut = { start_ms: 0, end_ms: 0 };

function Editing({ view, editor }: { view: EpisodeView; editor: EpisodeEditor }) {
  const queries = useQueryClient();
  const { id, state } = view.episode;
  const { duration_ms, peaks, cuts: applied } = editor;
  const [draft, setDraft] = useState<readonly Cut[] | null>(null);
  const [selection, setSelection] = useState<Cut>(NOTHING);
  const cuts = draft ?? applied;
  const isChanged = !areSame(cuts, applied);
  const left = clockWords(duration_ms - lengthOf(cuts));
  const all = clockWords(duration_ms);
  const applying = useSubmit(async () => {
    await cutEpisode(id, cuts);
    await refreshEpisodes(queries);
    setDraft(null);
  });
  const cutOut = () => {
    setDraft(tidied([...cuts, selection], duration_ms));
    setSelection(NOTHING);
  };
  return (
    <>
      <CutWave peaks={peaks} duration_ms={duration_ms} cuts={cuts} selection={selection} onSelect={setSelection} />
      <Selection view={view} editor={editor} selection={selection} onSelect={setSelection} onCut={cutOut} />
      <CutList view={view} cuts={cuts} applied={applied} onChange={setDraft} />
      <div className={styles.acts}>
        <Button look="primary" isDisabled={!isChanged || state === "making"} isPending={applying.isPending} onPress={() => void applying.submit()}>
          <Trans>Apply</Trans>
        </Button>
        {isChanged && (
          <Button look="plain" onPress={() => setDraft(null)}>
            <Trans>Discard</Trans>
          </Button>
        )}
        <span className={styles.quiet}>{cuts.length === 0 ? <Trans>Nothing is left out of {all}.</Trans> : <Trans>{left} of {all} are left.</Trans>}</span>
      </div>
      <p role="alert" className={styles.trouble}>
        {applying.problem?.message}
      </p>
    </>
  );
}

interface SelectionProps {
  view: EpisodeView;
  editor: EpisodeEditor;
  selection: Cut;
  onSelect: (selection: Cut) => void;
  onCut: () => void;
}

function Selection({ view, editor: { duration_ms, cuts }, selection, onSelect, onCut }: SelectionProps) {
  const { t } = useLingui();
  const { start_ms, end_ms } = selection;
  const isUsable = end_ms - start_ms >= SHORTEST_CUT_MS;
  return (
    <div className={styles.range}>
      <div className={styles.time}>
        <TimeField label={t`From`} value_ms={start_ms} most_ms={duration_ms} onChange={(next_ms) => onSelect({ start_ms: next_ms, end_ms: Math.max(next_ms, end_ms) })} />
      </div>
      <div className={styles.time}>
        <TimeField label={t`To`} value_ms={end_ms} most_ms={duration_ms} onChange={(next_ms) => onSelect({ start_ms: Math.min(start_ms, next_ms), end_ms: next_ms })} />
      </div>
      <Button icon={<Play aria-hidden />} isDisabled={!isUsable} onPress={() => play(view, toHeard(start_ms, cuts))}>
        <Trans>Listen from here</Trans>
      </Button>
      <Button icon={<Scissors aria-hidden />} isDisabled={!isUsable} onPress={onCut}>
        <Trans>Leave it out</Trans>
      </Button>
    </div>
  );
}

/** So much before a cut one begins to listen, to hear how it joins. */
const BEFORE_MS = 3_000;

interface CutListProps {
  view: EpisodeView;
  cuts: readonly Cut[];
  applied: readonly Cut[];
  onChange: (cuts: readonly Cut[]) => void;
}

function CutList({ view, cuts, applied, onChange }: CutListProps) {
  const { t } = useLingui();
  if (cuts.length === 0) return null;
  return (
    <ul role="list" className={styles.rows} aria-label={t`What is left out`}>
      {cuts.map((cut) => {
        const [from, to] = [exactWords(cut.start_ms), exactWords(cut.end_ms)];
        return (
          <li key={cut.start_ms} className={styles.cut}>
            <strong>
              {from} – {to}
            </strong>
            <span className={styles.quiet}>{clockWords(cut.end_ms - cut.start_ms)}</span>
            <IconButton
              size="s"
              label={t`Listen to the place before ${from}`}
              icon={<Play aria-hidden />}
              onPress={() => play(view, Math.max(0, toHeard(cut.start_ms, applied) - BEFORE_MS))}
            />
            <IconButton size="s" label={t`Put back ${from} to ${to}`} icon={<Trash2 aria-hidden />} onPress={() => onChange(cuts.filter((one) => one !== cut))} />
          </li>
        );
      })}
    </ul>
  );
}
