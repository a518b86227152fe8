/** The organisation's own emoji: what is told of them, and finding one by its name. */
import type { OwnEmoji } from "@/lib/wire";
import { useLive } from "./current";
import type { EventHandlers } from "./handlers";
import { type LiveState, withEntry } from "./state";

export const emojiEvents: EventHandlers<"emoji.added" | "emoji.removed" | "emoji.rule_changed"> = {
  "emoji.added": (state, { emoji }) => ({ ...state, ownEmoji: withEntry(state.ownEmoji, emoji.name, emoji) }),
  "emoji.removed": (state, { name }) => ({ ...state, ownEmoji: withEntry(state.ownEmoji, name, undefined) }),
  "emoji.rule_changed": (state, { everyone_adds }) => ({ ...state, everyoneAddsEmoji: everyone_adds }),
};

const NAMED = /^:([^:\s]+):$/;

/** The name within `:name:`; null for a sign. */
export const ownNameOf = (sign: string): string | null => NAMED.exec(sign)?.[1] ?? null;

/** One of them; undefined for a name that none has, or has any more. */
export const useOwnEmoji = (name: string | null): OwnEmoji | undefined => useLive((state) => state.ownEmoji[name ?? ""]);

export const mayAddEmoji = (state: Pick<LiveState, "everyoneAddsEmoji" | "me">): boolean =>
  state.everyoneAddsEmoji || state.me.role === "administrator";
