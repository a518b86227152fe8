/** Reading coffee rooms: which have a chair, where one has to knock, which comes first. Pure. */
import type { Corners } from "@/lib/corners";
import type { CoffeeRoom } from "@/lib/wire";

export const isFull = ({ people, places }: CoffeeRoom): boolean => people.length >= places;

/** Somebody sits behind a closed door; the first one opens it by sitting down. */
export const mustKnock = ({ is_closed, people }: CoffeeRoom): boolean => is_closed && people.length > 0;

/** Where somebody sits comes first, the fuller ones before; the others by name. */
export function inOrder(rooms: readonly CoffeeRoom[], locale: string): CoffeeRoom[] {
  const { compare } = new Intl.Collator(locale);
  return rooms.toSorted((one, other) => other.people.length - one.people.length || compare(one.name, other.name) || compare(one.id, other.id));
}

/** Another open room with a chair and nobody whom one has blocked, the liveliest one; undefined where there is none. */
export function otherCorner(corners: Corners | null, than: string, blocked: ReadonlySet<string>): CoffeeRoom | undefined {
  return Object.values(corners?.rooms ?? {})
    .filter((room) => room.id !== than && room.kind !== "match" && !isFull(room) && !mustKnock(room) && !room.people.some(({ person }) => blocked.has(person)))
    .toSorted((one, other) => other.people.length - one.people.length)[0];
}
