/** How large a picture stands in a message, before it is there. Pure: CSS pixels. */

export interface Box {
  width: number;
  height: number;
}

const WIDEST = 420;
const HIGHEST = 320;
/** A hair or a tower would be no picture any more: it is cropped to this. */
const SLIMMEST = 72;

/** The place of one picture: as large as it is, within bounds, in its own proportions wherever that can be. */
export function boxOf(width: number | null, height: number | null): Box {
  if (!width || !height) return { width: WIDEST, height: Math.round((WIDEST * 9) / 16) };
  const scale = Math.min(1, WIDEST / width, HIGHEST / height);
  return {
    width: Math.max(SLIMMEST, Math.round(width * scale)),
    height: Math.max(SLIMMEST, Math.round(height * scale)),
  };
}

/** How many stand beside each other: two by two as long as that comes out even, else three. */
export function columnsOf(count: number): 2 | 3 {
  return count === 2 || count === 4 ? 2 : 3;
}
