/** What people say of themselves most. Taken into the field as the person's own words, in their language. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { End } from "./ends";

export interface Preset {
  id: string;
  emoji: string;
  text: MessageDescriptor;
  end: End;
}

export const PRESETS: readonly Preset[] = [
  { id: "meeting", emoji: "🗓️", text: msg`In a meeting`, end: "hour" },
  { id: "lunch", emoji: "🥗", text: msg`Lunch`, end: "half" },
  { id: "focus", emoji: "🎧", text: msg`Deep in work`, end: "two" },
  { id: "home", emoji: "🏡", text: msg`Working from home`, end: "today" },
  { id: "sick", emoji: "🤒", text: msg`Away sick`, end: "today" },
  { id: "holiday", emoji: "🌴", text: msg`On holiday`, end: "week" },
];
