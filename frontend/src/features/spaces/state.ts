/** What events on communities change. Pure: state in, state out. */
import type { EventHandlers, FactHandlers } from "@/lib/live/handlers";
import { changed, type LiveState, withEntry } from "@/lib/live/state";
import type { Community, CommunityMember } from "@/lib/wire";

type SpacesEvents =
  | "community.founded"
  | "community.changed"
  | "community.member_joined"
  | "community.member_changed"
  | "community.member_left"
  | "community.entered"
  | "community.exited"
  | "invitation.received"
  | "invitation.closed"
  | "request.changed"
  | "request.closed"
  | "ownership.offered"
  | "ownership.closed"
  | "mute.changed";

/** The event does not say when somebody joined; the next load does. */
const UNKNOWN = "";

function resized(state: LiveState, community: string, member_count: number): LiveState {
  const communities = changed(state.communities, community, (own) => ({
    ...own,
    community: { ...own.community, member_count },
  }));
  return { ...state, communities };
}

function inMembers(
  state: LiveState,
  community: string,
  change: (members: readonly CommunityMember[]) => readonly CommunityMember[],
): LiveState {
  return { ...state, members: changed(state.members, community, change) };
}

const directoryChanged = (state: LiveState): LiveState => ({ ...state, directoryVersion: state.directoryVersion + 1 });

function redescribed(state: LiveState, community: Community): LiveState {
  return { ...state, communities: changed(state.communities, community.id, (own) => ({ ...own, community })) };
}

/** What one knows of a community from the inside ends with the membership. */
function withoutCommunity(state: LiveState, community: string): LiveState {
  return {
    ...state,
    communities: withEntry(state.communities, community, undefined),
    members: withEntry(state.members, community, undefined),
    channels: withEntry(state.channels, community, undefined),
  };
}

export const spacesEvents: EventHandlers<SpacesEvents> = {
  "community.founded": directoryChanged,

  "community.changed": (state, { community }) => directoryChanged(redescribed(state, community)),

  "community.member_joined": (state, { community, person, standing, member_count }) =>
    inMembers(resized(state, community, member_count), community, (members) =>
      members.some((member) => member.person === person)
        ? members
        : [...members, { person, standing, joined_at: UNKNOWN }],
    ),

  "community.member_changed": (state, { community, person, standing }) => {
    const own = person === state.me.id;
    const communities = own ? changed(state.communities, community, (mine) => ({ ...mine, standing })) : state.communities;
    return inMembers({ ...state, communities }, community, (members) =>
      members.map((member) => (member.person === person ? { ...member, standing } : member)),
    );
  },

  "community.member_left": (state, { community, person, member_count }) => {
    if (person === state.me.id) return directoryChanged(withoutCommunity(state, community));
    return inMembers(resized(state, community, member_count), community, (members) =>
      members.filter((member) => member.person !== person),
    );
  },

  "community.entered": (state, { community, standing }) =>
    directoryChanged({ ...state, communities: withEntry(state.communities, community.id, { community, standing }) }),

  "community.exited": (state, { community }) => directoryChanged(withoutCommunity(state, community)),

  "invitation.received": (state, { invitation }) => ({
    ...state,
    invitations: [invitation, ...state.invitations.filter((one) => one.id !== invitation.id)],
  }),

  "invitation.closed": (state, { invitation }) => ({
    ...state,
    invitations: state.invitations.filter((one) => one.id !== invitation),
  }),

  "request.changed": (state, { request }) => ({ ...state, requests: withEntry(state.requests, request.id, request) }),

  "request.closed": (state, { request }) => ({ ...state, requests: withEntry(state.requests, request, undefined) }),

  "ownership.offered": (state, { offer }) => ({ ...state, offers: withEntry(state.offers, offer.id, offer) }),

  "ownership.closed": (state, { offer }) => ({ ...state, offers: withEntry(state.offers, offer, undefined) }),

  "mute.changed": (state, { community, mute }) => ({ ...state, mutes: withEntry(state.mutes, community, mute ?? undefined) }),
};

export const spacesFacts: FactHandlers<"requests.waiting"> = {
  // Who waits is a query: it is asked anew (api.ts).
  "requests.waiting": (state) => state,
};

/** Forgets mutes whose time is over; the same state while none is. */
export function mutesPassed(state: LiveState, now_ms: number): LiveState {
  const over = Object.values(state.mutes).filter(({ until }) => Date.parse(until) <= now_ms);
  return over.reduce((left, { community }) => ({ ...left, mutes: withEntry(left.mutes, community, undefined) }), state);
}
