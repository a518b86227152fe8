/** The groups of the picker, by their numbers in Unicode's order. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export const GROUPS: readonly { id: number; sign: string; label: MessageDescriptor }[] = [
  { id: 0, sign: "😀", label: msg`Faces and feelings` },
  { id: 1, sign: "👋", label: msg`People and hands` },
  { id: 3, sign: "🌱", label: msg`Animals and nature` },
  { id: 4, sign: "☕", label: msg`Food and drink` },
  { id: 5, sign: "🚲", label: msg`Travel and places` },
  { id: 6, sign: "🎉", label: msg`Activities` },
  { id: 7, sign: "💡", label: msg`Objects` },
  { id: 8, sign: "✅", label: msg`Symbols` },
  { id: 9, sign: "🏁", label: msg`Flags` },
];
