import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { useQuery } from "@tanstack/react-query";
import { type RefObject, useState } from "react";
import { answersCell, keepAnswer } from "@/lib/answers";
import { api } from "@/lib/api";
import { getEngine } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { Refusal } from "@/lib/refusal";
import type { BotCommand } from "@/lib/wire";
import { toasts } from "@/ui/toast-queue";
import { wordsOf } from "../acts";
import { useRoomActs } from "../room-acts";
import { useChoices } from "../useChoices";
import { BUILT_IN, Missing } from "./built-in";
import { completed, nameBefore, readSlash, type Slash, suggest } from "./slash";

const FRESH_MS = 60_000;
/** A bot at its socket that takes longer is worth a word. */
const PATIENCE_MS = 2_000;
const NONE: readonly Slash[] = [];

interface SlashInput {
  body: string;
  area: RefObject<HTMLTextAreaElement | null>;
  onComplete: (text: string, caret: number) => void;
  /** Says something in the room, in place of the text. */
  onSay: (text: string) => void;
  /** It is done: the text may go. */
  onDone: () => void;
}

export type SlashChoices = ReturnType<typeof useSlash>;

/** Commands behind a "/" at the beginning of the text: completing their names, and giving them. */
export function useSlash({ body, area, onComplete, onSay, onDone }: SlashInput) {
  const { i18n } = useLingui();
  const { room, thread } = useRoomActs();
  const [caret, setCaret] = useState<number | null>(null);
  const [isPending, setPending] = useState(false);
  const wants = body.startsWith("/");
  const { data: ofBots } = useCommandsOf(room.community, wants);
  const query = caret === null || !wants ? null : nameBefore(body, caret);
  const own = BUILT_IN.filter(({ isFor }) => isFor(room)).map(({ name, hint, description }) => ({
    name,
    hint: hint ? i18n._(hint) : "",
    description: i18n._(description),
    bot: null,
  }));
  const found = query === null ? NONE : suggest([...own, ...(ofBots ?? [])], query);

  const close = () => setCaret(null);
  const choose = (slash: Slash | undefined) => {
    if (!slash || caret === null) return;
    const done = completed(body, caret, slash.name);
    close();
    onComplete(done.text, done.caret);
  };
  const choices = useChoices({ count: found.length, idAt: (index) => index, onChoose: (index) => choose(found[index]), onClose: close });
  const onCaret = (next: number) => {
    const isWriting = area.current !== null && document.activeElement === area.current;
    const begun = isWriting ? nameBefore(area.current?.value ?? "", next) : null;
    if (begun !== query) choices.mark(0);
    setCaret(begun === null ? null : next);
  };
  /** A name that is there in full needs no choosing: Enter gives it. */
  const isWhole = found.length === 1 && found[0]?.name === query;

  const give = async (name: string, words: string): Promise<void> => {
    const builtIn = BUILT_IN.find((each) => each.name === name && each.isFor(room));
    if (builtIn) {
      const said = await builtIn.run(words, room);
      if (said === null) onDone();
      else onSay(said);
      return;
    }
    const path = { room_id: room.id };
    const { state, answer } = await api.post("/api/rooms/{room_id}/commands", { path, body: { name, text: words, thread: thread?.id ?? null } });
    if (answer) keepAnswer(answer);
    onDone();
    if (state !== "passed_on") return;
    // Most answer at once: then there is nothing to say.
    const before = answersCell.get();
    setTimeout(() => {
      if (answersCell.get() === before) toasts.add({ text: i18n._(msg`${botOf(name, ofBots)} has it. An answer shows up here.`) });
    }, PATIENCE_MS);
  };

  /** Gives the command that the text is; false for one that is none. While one is under way, nothing more is given. */
  const take = (text: string): boolean => {
    const command = readSlash(text);
    if (!command) return false;
    if (isPending) return true;
    setPending(true);
    give(command.name, command.words)
      .catch((error: unknown) => {
        const isUnknown = error instanceof Refusal && error.code === "command_gone";
        const act = { label: i18n._(msg`Send as text`), onAct: () => onSay(text) };
        toasts.add({ tone: "problem", text: error instanceof Missing ? error.message : wordsOf(error), ...(isUnknown && { act }) });
      })
      .finally(() => setPending(false));
    return true;
  };
  return { found, ...choices, isOpen: choices.isOpen && !isWhole, onKeyDown: isWhole ? () => false : choices.onKeyDown, choose, close, onCaret, take, isPending };
}

/** The commands of bots, asked for when somebody types the first "/". */
function useCommandsOf(community: string | null, wants: boolean) {
  return useQuery({
    queryKey: ["commands", community],
    queryFn: ({ signal }) => api.get("/api/communities/{community_id}/commands", { path: { community_id: community ?? "" }, signal }),
    enabled: wants && community !== null,
    staleTime: FRESH_MS,
    retry: false,
  });
}

function botOf(name: string, commands: readonly BotCommand[] | undefined): string {
  const bot = commands?.find((command) => command.name === name)?.bot;
  const state = getEngine().store.current();
  return bot === undefined || state === null ? `/${name}` : nameOf(state, bot);
}
