/** How the parts of integrations are called. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Delivery, HookEvent, Scope } from "@/lib/wire";

export const SCOPES: readonly { id: Scope; label: MessageDescriptor; hint: MessageDescriptor }[] = [
  { id: "messages:write", label: msg`Write messages`, hint: msg`Send, and change its own` },
  { id: "messages:read", label: msg`Read messages`, hint: msg`In the rooms that it is in, and public channels` },
  { id: "reactions:write", label: msg`React`, hint: msg`Emoji on messages` },
  { id: "rooms:read", label: msg`See rooms`, hint: msg`Which there are, and who is in them` },
  { id: "commands", label: msg`Answer commands`, hint: msg`At its socket, or later` },
];

export const EVENTS: readonly { id: HookEvent; label: MessageDescriptor }[] = [
  { id: "message.sent", label: msg`Messages` },
  { id: "message.edited", label: msg`Edits` },
  { id: "message.deleted", label: msg`Deletions` },
  { id: "reaction", label: msg`Reactions` },
];

export const KINDS: Readonly<Record<string, MessageDescriptor>> = {
  "message.sent": msg`Message`,
  "message.edited": msg`Edit`,
  "message.deleted": msg`Deletion`,
  "reaction.added": msg`Reaction`,
  "reaction.removed": msg`Reaction taken back`,
  ping: msg`Trial`,
};

export const STATES: Readonly<Record<Delivery["state"], MessageDescriptor>> = {
  pending: msg`Waiting`,
  done: msg`Delivered`,
  failed: msg`Failed`,
  dropped: msg`Left out, since the message is gone`,
};

/** Why there was no answer that counts, or why a webhook stopped by itself. */
export const REASONS: Readonly<Record<string, MessageDescriptor>> = {
  status: msg`the other side answers with an error`,
  time: msg`the other side is too slow`,
  connection: msg`no connection`,
  address: msg`the address leads into the internal network`,
  itself: msg`the address leads to Flurfunk itself`,
  behind: msg`too much was waiting`,
  url: msg`the address cannot be used`,
  port: msg`the address cannot be used`,
  encoding: msg`the answer cannot be read`,
  size: msg`the answer is too large`,
};
