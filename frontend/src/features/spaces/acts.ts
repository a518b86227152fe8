/** What one does to communities. What the server answers is taken at once; its events say the same again. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { api, sendLast } from "@/lib/api";
import { setLeaving } from "@/lib/leaving";
import { getEngine } from "@/lib/live/current";
import { ownRoom } from "@/lib/live/home";
import { changed, type LiveState } from "@/lib/live/state";
import { problemOf } from "@/lib/problem";
import { upload } from "@/lib/upload";
import type { CommunityInvitation, JoinRequest, ListedCommunity, ListedRoom, MyRoom, Posting, Standing, Visibility } from "@/lib/wire";
import { toasts } from "@/ui/toast-queue";
import { deferred } from "./deferred";
import { declineKey, GONE, leaveKey, memberKey } from "./keys";
import { spacesEvents } from "./state";

type Events = typeof spacesEvents;

/** Applies an event that is on its way already; applying it twice does no harm. */
function foresee<Type extends keyof Events>(event: Parameters<Events[Type]>[1] & { type: Type }): void {
  const reduce = spacesEvents[event.type] as (state: LiveState, event: unknown, at: { topic: string; seq: number }) => LiveState;
  getEngine().update((state) => reduce(state, event, { topic: "", seq: 0 }));
}

const complain = (error: unknown) => toasts.add({ text: problemOf(error).message, tone: "problem" });

/** What the community answers to who founds, joins or changes it. */
export function enterCommunity({ standing, ...community }: ListedCommunity): void {
  if (standing) foresee({ type: "community.entered", community, standing });
}

/** Joining what one has just left takes the leaving back: nothing was lost yet. */
export async function joinCommunity(community: string): Promise<void> {
  if (deferred.pending.get().has(leaveKey(community))) {
    deferred.undo(leaveKey(community));
    return;
  }
  enterCommunity(await api.post("/api/communities/{community_id}/join", { path: { community_id: community } }));
}

export async function acceptInvitation({ id, community }: CommunityInvitation): Promise<void> {
  await joinCommunity(community.id);
  foresee({ type: "invitation.closed", invitation: id });
}

export function declineInvitation({ id, community }: CommunityInvitation): void {
  deferred.defer({
    key: declineKey(id),
    becomes: GONE,
    text: i18n._(msg`You declined the invitation to ${community.name}.`),
    undoLabel: i18n._(msg`Undo`),
    commit: async () => {
      await api.delete("/api/me/invitations/{invitation_id}", { path: { invitation_id: id } });
      foresee({ type: "invitation.closed", invitation: id });
    },
    commitLast: () => sendLast("DELETE", `/api/me/invitations/${id}`),
    onRefused: complain,
  });
}

/** Read-only with all of its channels, and off the lists; whoever owns it can open it again at any time. */
export async function archiveCommunity(community: string, text: string, undone: string): Promise<void> {
  try {
    enterCommunity(await api.post("/api/communities/{community_id}/archive", { path: { community_id: community } }));
    const act = { label: i18n._(msg`Undo`), onAct: () => void restoreCommunity(community, undone) };
    toasts.add({ text, act });
  } catch (error) {
    complain(error);
  }
}

export async function restoreCommunity(community: string, text: string): Promise<void> {
  try {
    enterCommunity(await api.post("/api/communities/{community_id}/restore", { path: { community_id: community } }));
    toasts.add({ text });
  } catch (error) {
    complain(error);
  }
}

/** `onUndo`: for who was led away by the leaving. */
export function leaveCommunity({ id, name }: ListedCommunity, onUndo?: () => void): void {
  setLeaving(id, true);
  deferred.defer({
    key: leaveKey(id),
    becomes: GONE,
    text: i18n._(msg`You left ${name} and its channels.`),
    undoLabel: i18n._(msg`Undo`),
    commit: async () => {
      await api.post("/api/communities/{community_id}/leave", { path: { community_id: id } });
      foresee({ type: "community.exited", community: id });
    },
    commitLast: () => sendLast("POST", `/api/communities/${id}/leave`),
    onRefused: complain,
    onSettled: () => setLeaving(id, false),
    ...(onUndo && { onUndo }),
  });
}

interface MemberName {
  community: string;
  person: string;
  name: string;
}

/** Nothing is sent with the page: a standing that nobody got to see may as well stay. */
export function changeStanding({ community, person }: MemberName, standing: Standing, text: string): void {
  deferred.defer({
    key: memberKey(community, person),
    becomes: standing,
    text,
    undoLabel: i18n._(msg`Undo`),
    commit: async () => {
      const path = { community_id: community, person_id: person };
      await api.patch("/api/communities/{community_id}/members/{person_id}", { path, body: { standing } });
      foresee({ type: "community.member_changed", community, person, standing });
    },
    onRefused: complain,
  });
}

/** Puts a room of one's own into the live state ahead of its event, for whoever goes there on the next line. */
function enterRoom(my: MyRoom): void {
  const { id } = my.room;
  getEngine().update((state) => (state.rooms.get(id) ? state : { ...state, rooms: state.rooms.with(id, ownRoom(my)) }));
}

export async function joinChannel({ room }: ListedRoom): Promise<void> {
  enterRoom(await api.post("/api/rooms/{room_id}/join", { path: { room_id: room.id } }));
  getEngine().update((state) => ({
    ...state,
    channels: changed(state.channels, room.community ?? "", (list) =>
      list.map((entry) =>
        entry.room.id === room.id && !entry.joined ? { ...entry, joined: true, member_count: entry.member_count + 1 } : entry,
      ),
    ),
  }));
}

interface ChannelWish {
  name: string;
  purpose: string;
  visibility: Visibility;
  posting: Posting;
}

/** Returns its id. */
export async function createChannel(community: string, wish: ChannelWish): Promise<string> {
  const my = await api.post("/api/communities/{community_id}/channels", { path: { community_id: community }, body: wish });
  enterRoom(my);
  return my.room.id;
}

type ChannelChange = Omit<ChannelWish, "visibility"> & { is_locked: boolean; lock_reason: string; slow_s: number };

export async function changeChannel(room: string, change: ChannelChange): Promise<void> {
  await api.patch("/api/rooms/{room_id}", { path: { room_id: room }, body: change });
}

/** Members of the community into one of its channels. */
export async function addPeople(room: string, people: readonly string[]): Promise<void> {
  await api.post("/api/rooms/{room_id}/members", { path: { room_id: room }, body: { people: [...people] } });
  getEngine().update((state) => ({
    ...state,
    roomPeople: changed(state.roomPeople, room, (before) => [...before, ...people.filter((one) => !before.includes(one))]),
  }));
}

export async function invitePeople(community: string, people: readonly string[]): Promise<void> {
  await api.post("/api/communities/{community_id}/invitations", {
    path: { community_id: community },
    body: { people: [...people] },
  });
}

export async function askToJoin(community: string, words: string): Promise<void> {
  const request = await api.post("/api/communities/{community_id}/requests", { path: { community_id: community }, body: { words } });
  foresee({ type: "request.changed", request });
}

export async function withdrawRequest(request: string): Promise<void> {
  await api.delete("/api/me/requests/{request_id}", { path: { request_id: request } });
  foresee({ type: "request.closed", request });
}

export async function answerRequest({ id, community }: JoinRequest, answer: "accept" | "decline", words = ""): Promise<void> {
  const path = { community_id: community, request_id: id };
  if (answer === "accept") await api.post("/api/communities/{community_id}/requests/{request_id}/accept", { path });
  else await api.post("/api/communities/{community_id}/requests/{request_id}/decline", { path, body: { words } });
}

export async function offerOwnership(community: string, person: string, afterwards: "moderator" | "member"): Promise<void> {
  const offer = await api.post("/api/communities/{community_id}/ownership", {
    path: { community_id: community },
    body: { person, afterwards },
  });
  foresee({ type: "ownership.offered", offer });
}

export async function acceptOffer(offer: string): Promise<void> {
  await api.post("/api/me/ownership/{offer_id}/accept", { path: { offer_id: offer } });
  foresee({ type: "ownership.closed", offer });
}

/** Declines an offer, or withdraws one's own. */
export async function closeOffer(offer: string): Promise<void> {
  await api.delete("/api/me/ownership/{offer_id}", { path: { offer_id: offer } });
  foresee({ type: "ownership.closed", offer });
}

export async function arrangeChannels(community: string, rooms: readonly string[]): Promise<void> {
  const places = new Map(rooms.map((room, at) => [room, at]));
  getEngine().update((state) => ({
    ...state,
    channels: changed(state.channels, community, (list) =>
      list.toSorted((one, other) => (places.get(one.room.id) ?? rooms.length) - (places.get(other.room.id) ?? rooms.length)),
    ),
  }));
  await api.put("/api/communities/{community_id}/channel-order", { path: { community_id: community }, body: { rooms: [...rooms] } });
}

/** Wider than it is ever shown, and lighter than a camera makes it. */
const COVER_WIDTH_PX = 2_000;

export async function changeCover(community: string, file: Blob): Promise<void> {
  const form = new FormData();
  form.append("image", await shrunk(file), "cover");
  enterCommunity(await upload<ListedCommunity>(`/api/communities/${community}/cover`, form));
}

export async function removeCover(community: string): Promise<void> {
  enterCommunity(await api.delete("/api/communities/{community_id}/cover", { path: { community_id: community } }));
}

/** What cannot be read here goes as it is: the server says what is wrong with it. */
async function shrunk(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture || picture.width <= COVER_WIDTH_PX) return file;
  const canvas = document.createElement("canvas");
  canvas.width = COVER_WIDTH_PX;
  canvas.height = Math.round((picture.height * COVER_WIDTH_PX) / picture.width);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file), "image/webp", 0.9));
}
