/** What one may do, by the server's own rules (communities/spaces/policies.py): for showing acts, never instead of its answer. */
import type { Room } from "@/lib/wire";
import { isPersonal, partnerIn } from "./conversations";
import { isBlocked } from "./people";
import type { LiveState } from "./state";

const isHouseModerator = ({ me }: LiveState) => me.role === "moderator" || me.role === "administrator";

/** Keeps order there; in conversations among people (null) nobody does. */
export function looksAfter(state: LiveState, community: string | null): boolean {
  if (community === null) return false;
  const standing = state.communities[community]?.standing;
  return isHouseModerator(state) || standing === "moderator" || standing === "owner";
}

/** Keeps order somewhere: in a community of one's own, or in the house. */
export function keepsOrder(state: LiveState): boolean {
  return isHouseModerator(state) || Object.values(state.communities).some(({ standing }) => standing !== "member");
}

/** Changes the community itself. */
export function owns(state: LiveState, community: string): boolean {
  const own = state.communities[community];
  return own !== undefined && (own.standing === "owner" || state.me.role === "administrator");
}

/** Read-only and off the lists: the room itself, or all of its community. */
export function isArchived({ communities }: Pick<LiveState, "communities">, room: Room): boolean {
  return room.is_archived || communities[room.community ?? ""]?.community.is_archived === true;
}

/** Why one who is in a room cannot write there, as long as it is in use. */
export type Silence = "muted" | "alone" | "blocked" | "locked" | "announcements";

export function whySilent(state: LiveState, room: Room): Silence | null {
  if (state.mutes[room.community ?? ""]) return "muted";
  const partner = partnerIn(state, room);
  if (partner?.active === false) return "alone";
  if (partner && isBlocked(state, partner.id)) return "blocked";
  if (looksAfter(state, room.community)) return null;
  if (room.is_locked) return "locked";
  return room.posting === "everyone" ? null : "announcements";
}

/** Puts messages on the room's list of pinned ones: in a conversation everybody who is in it. */
export function mayPin(state: LiveState, room: Room): boolean {
  if (state.rooms.get(room.id) === undefined) return false;
  return isPersonal(room) || room.pinning === "everyone" || looksAfter(state, room.community);
}

export const mayPost = (state: LiveState, room: Room): boolean => !isArchived(state, room) && whySilent(state, room) === null;

/** Changes a channel and deletes others' messages: those who look after it and are in it. */
export function mayLookAfterRoom(state: LiveState, room: Room): boolean {
  return state.rooms.get(room.id) !== undefined && looksAfter(state, room.community);
}
