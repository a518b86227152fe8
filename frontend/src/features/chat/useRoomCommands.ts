import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { BellOff, BookOpenCheck, Hash, Inbox, MessageCircle, SquarePen, Users } from "lucide-react";
import { useEffect, useMemo } from "react";
import { useLocation } from "wouter";
import { type Command, type PaletteHit, paletteSources, useCommands } from "@/lib/commands";
import { beginMessage } from "@/lib/conversations";
import { leavingCell } from "@/lib/leaving";
import { isPersonal, titleOf } from "@/lib/live/conversations";
import { getEngine } from "@/lib/live/current";
import type { Room } from "@/lib/wire";
import { toggleMute } from "./levels";
import { partsOf } from "./list-parts";
import { roomHits } from "./palette-hits";
import { firstRoom, hasUnread, nextRoom, roomsToOffer } from "./room-order";
import { readOn } from "./reading";
import { visitedRooms } from "./visited";

const GROUP = msg`Rooms`;
const DIRECT = msg`Direct message`;
const NEW_WORDS = msg`write direct message group chat`;
const INBOX_WORDS = msg`mentions replies reactions notices`;
const MOST = 8;
const MOST_UNASKED = 6;

/** The room of an address, "/rooms/7/12" and "/rooms/7" alike. */
export function roomOfPath(path: string): string | null {
  const [, place, room] = path.split("/");
  return place === "rooms" && room !== undefined && !["", "c", "directory", "threads", "inbox"].includes(room) ? room : null;
}

/** The list with conversations and communities, for going from one room to the next. */
const parts = () => {
  const state = getEngine().store.current();
  return state ? partsOf(state, i18n.locale) : [];
};

const titleIn = (room: Room): string => {
  const state = getEngine().store.current();
  return state ? titleOf(state, room) : room.name;
};

/** The room to open where none is asked for; null for who is in none. */
export function whereToBegin(): string | null {
  const leaving = leavingCell.get();
  const stays = parts().map(({ rooms }) => ({ rooms: rooms.filter(({ room }) => !leaving.has(room.id)) }));
  return firstRoom(stays, visitedRooms());
}

/** Going from room to room with the keyboard, and finding rooms and communities in the palette. */
export function useRoomCommands(): void {
  const [path, navigate] = useLocation();
  const here = roomOfPath(path);
  const list = useMemo<Command[]>(() => {
    const go = (step: 1 | -1, isWanted?: typeof hasUnread) => () => {
      const next = nextRoom(parts(), roomOfPath(location.pathname), step, isWanted);
      if (next !== null) navigate(`/rooms/${next}`);
    };
    return [
      { id: "message.new", title: msg`New message`, alsoKnownAs: NEW_WORDS, group: GROUP, icon: SquarePen, keys: "n", run: () => beginMessage() },
      { id: "inbox.open", title: msg`Inbox`, alsoKnownAs: INBOX_WORDS, group: GROUP, icon: Inbox, keys: "g i", run: () => navigate("/rooms/inbox") },
      {
        id: "unread.read",
        title: msg`Read all unread`,
        group: GROUP,
        icon: BookOpenCheck,
        keys: "u",
        run: () => readOn(roomOfPath(location.pathname), navigate),
      },
      ...(here === null ? [] : [{ id: "room.mute", title: msg`Mute this room for an hour, or no longer`, group: GROUP, icon: BellOff, run: () => toggleMute(here) }]),
      { id: "room.previous", title: msg`Room above`, group: GROUP, keys: "alt+arrowup", isKeyOnly: true, run: go(-1) },
      { id: "room.next", title: msg`Room below`, group: GROUP, keys: "alt+arrowdown", isKeyOnly: true, run: go(1) },
      { id: "unread.previous", title: msg`Unread room above`, group: GROUP, keys: "alt+shift+arrowup", isKeyOnly: true, run: go(-1, hasUnread) },
      { id: "unread.next", title: msg`Unread room below`, group: GROUP, keys: "alt+shift+arrowdown", isKeyOnly: true, run: go(1, hasUnread) },
    ];
  }, [here, navigate]);
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
      const state = getEngine().store.current();
      const found = state ? roomHits(state, query).slice(0, MOST) : [];
      return Promise.resolve(
        found.map(({ id, name, community }) =>
          community === null
            ? hit(id, name, i18n._(msg`Community`), `/rooms/c/${id}`, Users)
            : hit(id, name, community, `/rooms/${id}`, Hash),
        ),
      );
    };
    const suggest = () => {
      const communities = getEngine().store.current()?.communities ?? {};
      const elsewhere = roomsToOffer(parts(), visitedRooms()).filter(({ room }) => room.id !== roomOfPath(location.pathname));
      return elsewhere
        .slice(0, MOST_UNASKED)
        .map(({ room }) =>
          isPersonal(room)
            ? hit(room.id, titleIn(room), i18n._(DIRECT), `/rooms/${room.id}`, MessageCircle)
            : hit(room.id, room.name, communities[room.community ?? ""]?.community.name ?? "", `/rooms/${room.id}`, Hash),
        );
    };
    return paletteSources.register([{ id: "rooms", group: GROUP, search, suggest }]);
  }, [navigate]);
}
