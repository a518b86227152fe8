import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useLive } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { problemOf } from "@/lib/problem";
import type { EpisodeView, TranscriptLine } from "@/lib/wire";
import { clockWords } from "@/ui/clock";
import { IconButton } from "@/ui/IconButton";
import { TextArea } from "@/ui/TextArea";
import { correctLine } from "./api";
import { Autosave, type SaveState } from "./autosave";
import styles from "./LineEditor.module.css";
import { play } from "./player";
import { elementOf, rove } from "./roving";

const LONGEST = 1000;

/** All lines, of which one at a time is a field. Enter goes on to the next, Escape leaves it. */
export function LineEditor({ view, lines }: { view: EpisodeView; lines: readonly TranscriptLine[] }) {
  const { t } = useLingui();
  const list = useRef<HTMLOListElement>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [stop, setStop] = useState<string | null>(null);
  /** To have the focus once the field has become a line again. */
  const back = useRef<string | null>(null);
  useEffect(() => {
    if (open !== null || back.current === null) return;
    elementOf(list.current, back.current)?.focus();
    back.current = null;
  }, [open]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = rove(event);
    if (next !== null) setStop(next);
  };
  const tabStop = stop ?? lines[0]?.id;
  return (
    // The lines in it have the focus; the list only hears which keys they are pressed with.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ol role="list" ref={list} className={styles.lines} aria-label={t`Lines of the transcript`} onKeyDown={onKeyDown}>
      {lines.map((line, nth) => (
        <li key={line.id} className={styles.row}>
          <Who person={line.person} at_ms={line.start_ms} isSame={lines[nth - 1]?.person === line.person} />
          {line.id === open ? (
            <Field
              view={view}
              line={line}
              onDone={(goesOn) => {
                back.current = line.id;
                setStop(line.id);
                setOpen(goesOn ? (lines[nth + 1]?.id ?? null) : null);
              }}
            />
          ) : (
            <button type="button" data-line={line.id} tabIndex={line.id === tabStop ? 0 : -1} className={styles.line} lang={line.language} onClick={() => setOpen(line.id)}>
              {line.text === "" ? (
                <em>
                  <Trans>left out</Trans>
                </em>
              ) : (
                line.text
              )}
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}

function Who({ person, at_ms, isSame }: { person: string; at_ms: number; isSame: boolean }) {
  const name = useLive((state) => nameOf(state, person));
  return (
    <p className={styles.who}>
      {!isSame && <strong>{name}</strong>}
      <span>{clockWords(at_ms)}</span>
    </p>
  );
}

interface FieldProps {
  view: EpisodeView;
  line: TranscriptLine;
  /** `goesOn`: to the next line. */
  onDone: (goesOn: boolean) => void;
}

function Field({ view, line, onDone }: FieldProps) {
  const { t } = useLingui();
  const { text, setText, saver, state, problem } = useCorrection(view.episode.id, line);
  const time = clockWords(line.start_ms);
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.key !== "Enter" && event.key !== "Escape") || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    void saver.flush();
    onDone(event.key === "Enter");
  };
  return (
    <div className={styles.field}>
      <TextArea
        isLabelHidden
        label={t`Line at ${time}`}
        rows={1}
        value={text}
        maxLength={LONGEST}
        lang={line.language}
        isInvalid={problem !== null}
        {...(problem !== null && { error: problem })}
        onChange={(next) => {
          setText(next);
          saver.type(next);
        }}
        onBlur={() => void saver.flush()}
        onKeyDown={onKeyDown}
        // It was pressed in order to be written in.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      <div className={styles.below}>
        <IconButton size="s" label={t`Play from ${time}`} icon={<Play aria-hidden />} onPress={() => play(view, line.start_ms)} />
        <span role="status">{state === "saved" ? <Trans>Saved.</Trans> : state === "waiting" || state === "saving" ? <Trans>Saving…</Trans> : null}</span>
      </div>
    </div>
  );
}

/** What is typed into a line, and whether it is stored. It is stored when the field goes, too. */
function useCorrection(episode: string, line: TranscriptLine) {
  const queries = useQueryClient();
  const [text, setText] = useState(line.text);
  const [state, setState] = useState<SaveState>("same");
  const [problem, setProblem] = useState<string | null>(null);
  const [saver] = useState(
    () =>
      new Autosave(
        line.text,
        (next) => correctLine(queries, episode, line.id, next),
        (next, error) => {
          setState(next);
          setProblem(next === "failed" ? problemOf(error).message : null);
        },
      ),
  );
  useEffect(() => () => void saver.flush(), [saver]);
  return { text, setText, saver, state, problem };
}
