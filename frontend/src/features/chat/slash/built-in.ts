/** Commands that this screen does by itself, with what one could do elsewhere as well. */
import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { api } from "@/lib/api";
import { getEngine } from "@/lib/live/current";
import { availabilityTold } from "@/lib/live/attention";
import { mayLookAfterRoom } from "@/lib/live/rights";
import { isBeside, type Room } from "@/lib/wire";
import { toasts } from "@/ui/toast-queue";
import { leaveRoom } from "../api";
import { toggleMute } from "../levels";
import { handlesIn, statusIn } from "./slash";

interface BuiltIn {
  name: string;
  hint: MessageDescriptor | null;
  description: MessageDescriptor;
  isFor: (room: Room) => boolean;
  /** Returns what to say in the room, or does something and says nothing. Throws an Error with what is missing. */
  run: (words: string, room: Room) => Promise<string | null>;
}

const isChannel = (room: Room) => room.kind === "channel";
const looksAfter = (room: Room) => {
  const state = getEngine().store.current();
  return isChannel(room) && state !== null && mayLookAfterRoom(state, room);
};

/** What a command needs and did not get: the text stays. */
export class Missing extends Error {}

const require_ = (isThere: boolean, words: MessageDescriptor): void => {
  if (!isThere) throw new Missing(i18n._(words));
};

async function invite(words: string, room: Room): Promise<null> {
  const people = Object.values(getEngine().store.current()?.people ?? {});
  const handles = handlesIn(words);
  const found = handles.map((handle) => people.find((person) => person.handle === handle.toLowerCase() && person.active));
  require_(handles.length > 0, msg`Whom? Name people with @.`);
  const unknown = handles.filter((_, i) => !found[i]).join(", ");
  if (unknown !== "") throw new Missing(i18n._(msg`Nobody here is called: ${unknown}`));
  await api.post("/api/rooms/{room_id}/members", {
    path: { room_id: room.id },
    body: { people: found.flatMap((person) => person?.id ?? []) },
  });
  toasts.add({ text: i18n._(msg`They are in ${room.name} now.`) });
  return null;
}

async function topic(words: string, room: Room): Promise<null> {
  await api.patch("/api/rooms/{room_id}", { path: { room_id: room.id }, body: { purpose: words } });
  toasts.add({ text: i18n._(msg`What ${room.name} is for has changed.`) });
  return null;
}

async function leave(_: string, room: Room): Promise<null> {
  await leaveRoom(room.id);
  toasts.add({ text: i18n._(msg`You are no longer in ${room.name}.`) });
  return null;
}

async function status(words: string): Promise<null> {
  const said = await api.put("/api/me/status", { body: { ...statusIn(words), until: null } });
  const engine = getEngine();
  engine.update((state) => availabilityTold(state, state.me.id, said, Date.now()));
  toasts.add({ text: i18n._(words === "" ? msg`You have no status now.` : msg`Everyone sees your status now.`) });
  return null;
}

function mute(_: string, room: Room): Promise<null> {
  toggleMute(room.id);
  return Promise.resolve(null);
}

function me(words: string): Promise<string> {
  require_(words !== "", msg`What are you doing? Write it after /me.`);
  return Promise.resolve(`*${words.replace(/\s*\n\s*/g, " ").replaceAll("*", "\\*")}*`);
}

export const BUILT_IN: readonly BuiltIn[] = [
  { name: "me", hint: msg`[what you are doing]`, description: msg`Says what you are doing`, isFor: () => true, run: me },
  {
    name: "shrug",
    hint: msg`[text]`,
    description: msg`Puts a shrug behind your words`,
    isFor: () => true,
    run: (words) => Promise.resolve(`${words} ¯\\\\\\_(ツ)\\_/¯`.trim()),
  },
  { name: "topic", hint: msg`[text]`, description: msg`Changes what the channel is for`, isFor: looksAfter, run: topic },
  { name: "invite", hint: msg`[@name …]`, description: msg`Brings people of the community in here`, isFor: isChannel, run: invite },
  {
    name: "leave",
    hint: null,
    description: msg`Leaves the channel`,
    isFor: (room) => isChannel(room) && !room.is_default,
    run: leave,
  },
  { name: "mute", hint: null, description: msg`Mutes this place for an hour, or no longer`, isFor: (room) => !isBeside(room), run: mute },
  { name: "status", hint: msg`[emoji] [text]`, description: msg`Sets your status; without words it goes`, isFor: () => true, run: status },
];
