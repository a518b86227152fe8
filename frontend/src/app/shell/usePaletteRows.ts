import { useLingui } from "@lingui/react";
import type { LucideIcon } from "lucide-react";
import { useEffect, useState } from "react";
import { commands, findByWords, type PaletteHit, paletteSources, useEntries } from "@/lib/commands";

export interface PaletteRow {
  id: string;
  title: string;
  hint?: string;
  icon?: LucideIcon;
  keys?: string;
  run: () => void;
}

export interface PaletteGroup {
  id: string;
  title: string;
  rows: PaletteRow[];
}

/** Long enough that a quick typist asks once a word. */
const ASK_AFTER_MS = 140;

/** Commands at once; what sources find as it comes, below. Nothing typed: what they suggest stands first. */
export function usePaletteRows(query: string): { groups: PaletteGroup[]; isAsking: boolean } {
  const { i18n } = useLingui();
  const all = useEntries(commands).filter((command) => !command.isKeyOnly);
  const { hits, isAsking } = useHits(query.trim());
  const sources = useEntries(paletteSources);

  const groups = new Map<string, PaletteGroup>();
  const groupOf = (title: string) => {
    const group = groups.get(title) ?? { id: title, title, rows: [] };
    groups.set(title, group);
    return group;
  };
  const add = (source: (typeof sources)[number], hit: PaletteHit) =>
    groupOf(i18n._(source.group)).rows.push({ ...hit, id: `${source.id}-${hit.id}` });
  if (query.trim() === "") for (const source of sources) for (const hit of source.suggest?.() ?? []) add(source, hit);
  const named = all.map((command) => ({
    command,
    title: i18n._(command.title),
    words: [command.title, command.group, command.alsoKnownAs].map((one) => (one ? i18n._(one) : "")).join(" "),
  }));
  for (const { command, title } of findByWords(named, query, ({ words }) => words)) {
    const { id, icon, keys, run } = command;
    groupOf(i18n._(command.group)).rows.push({ id, title, run, ...(icon && { icon }), ...(keys !== undefined && { keys }) });
  }
  for (const source of sources) {
    for (const hit of hits.get(source.id) ?? []) add(source, hit);
  }
  return { groups: [...groups.values()], isAsking };
}

interface Found {
  query: string;
  bySource: ReadonlyMap<string, readonly PaletteHit[]>;
  isDone: boolean;
}

const NONE: ReadonlyMap<string, readonly PaletteHit[]> = new Map();

function useHits(query: string): { hits: Found["bySource"]; isAsking: boolean } {
  const sources = useEntries(paletteSources);
  const [found, setFound] = useState<Found>({ query: "", bySource: NONE, isDone: true });

  useEffect(() => {
    if (query === "" || sources.length === 0) return;
    const abort = new AbortController();
    const ask = async (id: string, search: (typeof sources)[number]["search"]) => {
      // A source that fails finds nothing; the others still answer.
      const hits = await search(query, abort.signal).catch(() => []);
      if (abort.signal.aborted) return;
      setFound((before) => {
        const kept = before.query === query ? before.bySource : NONE;
        return { query, bySource: new Map([...kept, [id, hits]]), isDone: false };
      });
    };
    const timer = setTimeout(() => {
      void Promise.all(sources.map(({ id, search }) => ask(id, search))).then(() => {
        if (!abort.signal.aborted) setFound((before) => ({ ...before, isDone: true }));
      });
    }, ASK_AFTER_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [query, sources]);

  const isAsking = query !== "" && sources.length > 0 && !(found.query === query && found.isDone);
  return { hits: query === "" ? NONE : found.bySource, isAsking };
}
