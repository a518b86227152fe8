/**
 * One is in one place at a time that sounds on this page: a talk, or a coffee room. Who comes into one is taken out of
 * the other; but nobody loses a place on stage that way, that has to be left first.
 */
export interface Whereabouts {
  isIn: () => boolean;
  /** One is needed there: others listen to one. */
  isHeld: () => boolean;
  leave: () => Promise<void>;
}

const known = new Set<Whereabouts>();

/** Returns the way out. */
export function registerWhereabouts(one: Whereabouts): () => void {
  known.add(one);
  return () => known.delete(one);
}

/** Leaves whatever else one is in. False, and one stays, where one is held. */
export async function leaveOthers(own: Whereabouts): Promise<boolean> {
  const others = [...known].filter((one) => one !== own && one.isIn());
  if (others.some((one) => one.isHeld())) return false;
  await Promise.all(others.map((one) => one.leave()));
  return true;
}
