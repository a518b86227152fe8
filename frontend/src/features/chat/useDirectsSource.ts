import { msg } from "@lingui/core/macro";
import { MessageCircle, NotebookPen } from "lucide-react";
import { useEffect } from "react";
import { useLocation } from "wouter";
import { findByWords, type PaletteHit, paletteSources } from "@/lib/commands";
import { openConversation } from "@/lib/conversations";
import { notesTitle, othersIn, titleOf } from "@/lib/live/conversations";
import { getEngine } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import type { LiveState } from "@/lib/live/state";
import { attempt } from "./acts";

const GROUP = msg`Direct messages`;
const MOST = 5;

interface Found {
  hit: PaletteHit;
  words: string;
}

/** Groups of one's own, then everyone: whoever has not been written to yet is written to for the first time. */
function conversations(state: LiveState, go: (path: string) => void): Found[] {
  const groups = state.rooms.values()
    .filter(({ room }) => room.kind === "group")
    .map(({ room }) => {
      const names = othersIn(room, state.me.id).map((person) => nameOf(state, person));
      const run = () => go(`/rooms/${room.id}`);
      const hit = { id: room.id, title: titleOf(state, room), hint: names.join(", "), icon: MessageCircle, run };
      return { hit, words: [room.name, ...names].join(" ") };
    });
  const open = (person: string) => () => attempt(openConversation([person]).then((room) => go(`/rooms/${room}`)));
  const people = Object.values(state.people)
    .filter(({ id, active }) => active && id !== state.me.id)
    .map(({ id, name, handle, job_title: hint }) => ({
      hit: { id, title: name, icon: MessageCircle, run: open(id), ...(hint !== "" && { hint }) },
      words: `${name} ${handle}`,
    }));
  const me = state.me;
  const title = notesTitle();
  const notes = { hit: { id: me.id, title, icon: NotebookPen, run: open(me.id) }, words: `${title} ${me.name}` };
  return [...people, ...groups, notes];
}

/** People to write to, and groups, in the palette. */
export function useDirectsSource(): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    const search = (query: string) => {
      const state = getEngine().store.current();
      const found = state ? findByWords(conversations(state, navigate), query, ({ words }) => words) : [];
      return Promise.resolve(found.slice(0, MOST).map(({ hit }) => hit));
    };
    return paletteSources.register([{ id: "directs", group: GROUP, search }]);
  }, [navigate]);
}
