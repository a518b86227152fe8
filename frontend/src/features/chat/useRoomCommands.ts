import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Hash, Users } from "lucide-react";
import { useEffect, useMemo } from "react";
import { useLocation } from "wouter";
import { type Command, findByWords, type PaletteHit, paletteSources, useCommands } from "@/lib/commands";
import { getEngine } from "@/lib/live/current";
import { firstRoom, hasUnread, nextRoom, roomsToOffer, sectionsOf } from "./room-order";
import { visitedRooms } from "./visited";

const GROUP = msg`Rooms`;
const MOST = 8;
const MOST_UNASKED = 6;

/** The room of an address, "/rooms/7/12" and "/rooms/7" alike. */
export function roomOfPath(path: string): string | null {
  const [, place, room] = path.split("/");
  return place === "rooms" && room !== undefined && !["", "c", "directory", "threads"].includes(room) ? room : null;
}

const sections = () => {
  const state = getEngine().store.current();
  return state ? sectionsOf(state, i18n.locale) : [];
};

/** The room to open where none is asked for; null for who is in none. */
export const whereToBegin = (): string | null => firstRoom(sections(), visitedRooms());

/** Going from room to room with the keyboard, and finding rooms and communities in the palette. */
export function useRoomCommands(): void {
  const [, navigate] = useLocation();
  const list = useMemo<Command[]>(() => {
    const go = (step: 1 | -1, isWanted?: typeof hasUnread) => () => {
      const next = nextRoom(sections(), roomOfPath(location.pathname), step, isWanted);
      if (next !== null) navigate(`/rooms/${next}`);
    };
    return [
      { id: "room.previous", title: msg`Room above`, group: GROUP, keys: "alt+arrowup", isKeyOnly: true, run: go(-1) },
      { id: "room.next", title: msg`Room below`, group: GROUP, keys: "alt+arrowdown", isKeyOnly: true, run: go(1) },
      { id: "unread.previous", title: msg`Unread room above`, group: GROUP, keys: "alt+shift+arrowup", isKeyOnly: true, run: go(-1, hasUnread) },
      { id: "unread.next", title: msg`Unread room below`, group: GROUP, keys: "alt+shift+arrowdown", isKeyOnly: true, run: go(1, hasUnread) },
    ];
  }, [navigate]);
  useCommands(list);

  useEffect(() => {
    const hit = (id: string, title: string, hint: string, path: string, icon: PaletteHit["icon"]): PaletteHit => ({
      id,
      title,
      hint,
      run: () => navigate(path),
      ...(icon && { icon }),
    });
    const search = (query: string) => {
      const all = sections();
      const rooms = all.flatMap(({ community, rooms: own }) =>
        own.map(({ room }) => hit(room.id, room.name, community.name, `/rooms/${room.id}`, Hash)),
      );
      const communities = all.map(({ community }) => hit(community.id, community.name, i18n._(msg`Community`), `/rooms/c/${community.id}`, Users));
      const found = findByWords([...rooms, ...communities], query, ({ title, hint }) => `${title} ${hint ?? ""}`);
      return Promise.resolve(found.slice(0, MOST));
    };
    const suggest = () => {
      const all = sections();
      const names = new Map(all.map(({ community }) => [community.id, community.name]));
      const elsewhere = roomsToOffer(all, visitedRooms()).filter(({ room }) => room.id !== roomOfPath(location.pathname));
      return elsewhere
        .slice(0, MOST_UNASKED)
        .map(({ room }) => hit(room.id, room.name, names.get(room.community) ?? "", `/rooms/${room.id}`, Hash));
    };
    return paletteSources.register([{ id: "rooms", group: GROUP, search, suggest }]);
  }, [navigate]);
}
