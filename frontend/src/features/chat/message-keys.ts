/** The keys of a message that has the focus, for the list under "?". The message itself hears them, see MessageRow. */
import { msg } from "@lingui/core/macro";
import type { Command } from "@/lib/commands";

const GROUP = msg`On a message`;

const key = (keys: string, title: Command["title"]): Command => ({
  id: `message.${keys}`,
  title,
  group: GROUP,
  keys,
  isKeyOnly: true,
  run: () => undefined,
});

export const MESSAGE_KEYS: readonly Command[] = [
  key("r", msg`Reply`),
  key("t", msg`Reply in the thread`),
  key("+", msg`React`),
  key("e", msg`Edit one's own`),
  key("b", msg`Save for later`),
  key("m", msg`Be reminded of it`),
  key("f", msg`Forward`),
  key("p", msg`Pin or unpin`),
  key("shift+u", msg`Mark unread from here`),
  key("c", msg`Copy text`),
  key("l", msg`Copy link`),
  key("!", msg`Report`),
  key("delete", msg`Delete`),
];

/** From anywhere in the room back to writing; in an empty composer it says "all read". */
export const backToWriting = (run: () => void): Command => ({
  id: "room.write",
  title: msg`Back to writing; there: all read`,
  group: GROUP,
  keys: "escape",
  isKeyOnly: true,
  run,
});
