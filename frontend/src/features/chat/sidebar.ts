/** Arranging one's own list of rooms: here at once, on the server and one's other devices as soon as it goes. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { api } from "@/lib/api";
import { getEngine } from "@/lib/live/current";
import type { Sidebar, SidebarSection, Sort } from "@/lib/wire";
import { toasts } from "@/ui/toast-queue";
import { wordsOf } from "./acts";
import { movedPart, partsOf } from "./list-parts";
import { movedStar } from "./room-order";

type Arrangement = Partial<Pick<Sidebar, "starred" | "folded" | "only_unread" | "order" | "sorts">>;

/** Changes go one after another, so that the last one that was made here is the last one there. */
let going: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** True once the server has taken it. */
async function send(ask: () => Promise<Sidebar>): Promise<boolean> {
  try {
    const answer = await ask();
    // What is still to go would be taken back by this answer for a moment.
    if (waiting === 1) getEngine().update((state) => ({ ...state, sidebar: answer }));
    return true;
  } catch (error) {
    toasts.add({ tone: "problem", text: wordsOf(error) });
    const truth = await api.get("/api/me/sidebar").catch(() => null);
    if (truth && waiting === 1) getEngine().update((state) => ({ ...state, sidebar: truth }));
    return false;
  } finally {
    waiting -= 1;
  }
}

function act(foreseen: (sidebar: Sidebar) => Sidebar, ask: () => Promise<Sidebar>): Promise<boolean> {
  waiting += 1;
  getEngine().update((state) => ({ ...state, sidebar: foreseen(state.sidebar) }));
  const sent = going.then(() => send(ask));
  going = sent;
  return sent;
}

const arrange = (change: Arrangement): void =>
  void act((sidebar) => ({ ...sidebar, ...change }), () => api.patch("/api/me/sidebar", { body: change }));

const toggled = (list: readonly string[], one: string): string[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];

const current = (): Sidebar | undefined => getEngine().store.current()?.sidebar;

export function toggleFold(part: string): void {
  const sidebar = current();
  if (sidebar) arrange({ folded: toggled(sidebar.folded, part) });
}

export function toggleOnlyUnread(): void {
  const sidebar = current();
  if (sidebar) arrange({ only_unread: !sidebar.only_unread });
}

export function toggleStar(room: string): void {
  const sidebar = current();
  if (!sidebar) return;
  const isAdded = !sidebar.starred.includes(room);
  arrange({ starred: toggled(sidebar.starred, room) });
  toasts.add({ text: isAdded ? i18n._(msg`Added to your favourites.`) : i18n._(msg`No longer among your favourites.`) });
}

/** Puts a favourite one place up (-1) or down (1) among those that one sees. */
export function moveStar(room: string, step: 1 | -1): void {
  const state = getEngine().store.current();
  if (!state) return;
  arrange({ starred: movedStar(state.sidebar.starred, (id) => state.rooms.get(id) !== undefined, room, step) });
}

/** Among the favourites, before one of them or at their end. */
export function starBefore(room: string, before: string | null): void {
  const sidebar = current();
  if (sidebar) arrange({ starred: inserted(sidebar.starred, room, before) });
}

function inserted(rooms: readonly string[], room: string, before: string | null): string[] {
  const others = rooms.filter((one) => one !== room);
  const at = before === null ? -1 : others.indexOf(before);
  return others.toSpliced(at === -1 ? others.length : at, 0, room);
}

/** Into a section, before one of its rooms or at its end; null: back into its community. */
export function placeRoom(room: string, section: string | null, before: string | null = null): void {
  const foreseen = (sidebar: Sidebar): Sidebar => ({
    ...sidebar,
    starred: section === null ? sidebar.starred : sidebar.starred.filter((one) => one !== room),
    sections: sidebar.sections.map((one) => ({
      ...one,
      rooms: one.id === section ? inserted(one.rooms, room, before) : one.rooms.filter((other) => other !== room),
    })),
  });
  void act(foreseen, () => api.put("/api/me/sidebar/rooms/{room_id}", { path: { room_id: room }, body: { section, before } }));
}

/** Out of the favourites and out of every section. */
export function putBack(room: string): void {
  const sidebar = current();
  if (sidebar?.starred.includes(room)) arrange({ starred: toggled(sidebar.starred, room) });
  else placeRoom(room, null);
}

/** One place up or down in its section, past those that one does not see. */
export function moveInSection(section: SidebarSection, room: string, step: 1 | -1): void {
  const state = getEngine().store.current();
  if (!state) return;
  const moved = movedStar(section.rooms, (id) => state.rooms.get(id) !== undefined, room, step);
  const next = moved[moved.indexOf(room) + 1] ?? null;
  placeRoom(room, section.id, next);
}

export const makeSection = (name: string, emoji: string, room: string | null): Promise<Sidebar> =>
  taken(api.post("/api/me/sidebar/sections", { body: { name, emoji, room } }));

export const renameSection = (id: string, name: string, emoji: string): Promise<Sidebar> =>
  taken(api.patch("/api/me/sidebar/sections/{section_id}", { path: { section_id: id }, body: { name, emoji } }));

/** A form waits for these: it shows what was wrong with the name. */
async function taken(asked: Promise<Sidebar>): Promise<Sidebar> {
  const sidebar = await asked;
  getEngine().update((state) => (sidebar.version > state.sidebar.version ? { ...state, sidebar } : state));
  return sidebar;
}

/** Its rooms are back in their communities. What it was can be made again with one press. */
export function deleteSection(section: SidebarSection): void {
  const { id, name, emoji, rooms } = section;
  void act(
    (sidebar) => ({ ...sidebar, sections: sidebar.sections.filter((one) => one.id !== id) }),
    () => api.delete("/api/me/sidebar/sections/{section_id}", { path: { section_id: id } }),
  );
  toasts.add({
    text: i18n._(msg`${name} is gone. Its rooms are where they were before.`),
    act: { label: i18n._(msg`Undo`), onAct: () => void remake(name, emoji, rooms) },
  });
}

async function remake(name: string, emoji: string, rooms: readonly string[]): Promise<void> {
  try {
    const made = (await makeSection(name, emoji, null)).sections.at(-1);
    if (made) for (const room of rooms) placeRoom(room, made.id);
  } catch (error) {
    toasts.add({ tone: "problem", text: wordsOf(error) });
  }
}

export function sortPart(part: string, sort: Sort): void {
  const sidebar = current();
  if (sidebar) arrange({ sorts: { ...sidebar.sorts, [part]: sort } });
}

/** Puts a part where another one stands. */
export function movePart(moving: string, target: string): void {
  const state = getEngine().store.current();
  if (state) arrange({ order: movedPart(partsOf(state, i18n.locale).map(({ name }) => name), moving, target) });
}

/** One place up (-1) or down (1) among the parts. */
export function stepPart(moving: string, step: 1 | -1): void {
  const state = getEngine().store.current();
  if (!state) return;
  const names = partsOf(state, i18n.locale).map(({ name }) => name);
  const target = names[names.indexOf(moving) + step];
  if (target !== undefined) movePart(moving, target);
}
