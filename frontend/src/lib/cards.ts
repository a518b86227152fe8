/**
 * Messages that others point at: forwarded ones, and those that permalinks lead to. Each reader asks what they may see
 * of them; many are asked for at once, and whatever may have changed is asked for again.
 */
import { useEffect } from "react";
import { api } from "./api";
import { createCell, useCell } from "./cell";
import type { AnyEvent, Card } from "./wire";

/** "m/<id of the message>" or "p/<room>/<seq>". */
export type CardName = string;

export const cardOfMessage = (id: string): CardName => `m/${id}`;
export const cardOfPlace = (room: string, seq: number): CardName => `p/${room}/${seq}`;

/** null: not there, or not for this person. */
type Cards = Readonly<Record<CardName, Card | null>>;

const cardsCell = createCell<Cards>({});
const shown = new Map<CardName, number>();
const askedAt_ms = new Map<CardName, number>();

/** The next look asks again after this. */
const FRESH_MS = 30_000;
const GATHER_MS = 20;
const AT_ONCE = 50;

let waiting = new Set<CardName>();

function gather(name: CardName): void {
  if (waiting.size === 0) setTimeout(() => void askAll(), GATHER_MS);
  waiting.add(name);
}

async function askAll(): Promise<void> {
  const names = [...waiting];
  waiting = new Set();
  for (let from = 0; from < names.length; from += AT_ONCE) await ask(names.slice(from, from + AT_ONCE));
}

async function ask(names: readonly CardName[]): Promise<void> {
  const now_ms = Date.now();
  for (const name of names) askedAt_ms.set(name, now_ms);
  const parts = names.map((name) => name.split("/"));
  const messages = parts.flatMap(([kind, id]) => (kind === "m" && id !== undefined ? id : []));
  const places = parts.flatMap(([kind, room, seq]) => (kind === "p" && room !== undefined ? { room, seq: Number(seq) } : []));
  try {
    const { cards } = await api.post("/api/cards", { body: { messages, places } });
    const found = Object.fromEntries(
      cards.flatMap((card) => [
        [cardOfMessage(card.said.id), card],
        [cardOfPlace(card.said.room, card.said.seq), card],
      ]),
    ) as Cards;
    cardsCell.set({ ...cardsCell.get(), ...Object.fromEntries(names.map((name) => [name, found[name] ?? null])) });
  } catch {
    // What is shown stays; the next look asks again.
    for (const name of names) askedAt_ms.delete(name);
  }
}

/** Undefined until it is known. */
export function useCard(name: CardName): Card | null | undefined {
  const card = useCell(cardsCell)[name];
  useEffect(() => {
    shown.set(name, (shown.get(name) ?? 0) + 1);
    if (Date.now() - (askedAt_ms.get(name) ?? 0) > FRESH_MS) gather(name);
    return () => {
      const left = (shown.get(name) ?? 1) - 1;
      if (left > 0) shown.set(name, left);
      else shown.delete(name);
    };
  }, [name]);
  return card;
}

/** Nobody knows any more what one may see: what is on screen is asked for again, the rest is forgotten. */
export function refreshCards(): void {
  askedAt_ms.clear();
  const cards = cardsCell.get();
  cardsCell.set(Object.fromEntries(Object.entries(cards).filter(([name]) => shown.has(name))));
  for (const name of shown.keys()) gather(name);
}

const ACCESS = new Set<AnyEvent["type"]>(["room.entered", "room.exited", "community.entered", "community.exited", "room.changed"]);

/** An original was changed or deleted, or one's own rights were. */
export function hearOfCards(events: readonly AnyEvent[]): void {
  if (shown.size === 0 && askedAt_ms.size === 0) return;
  if (events.some(({ type }) => ACCESS.has(type))) refreshCards();
  const changed = new Set(events.flatMap((event) => (event.type === "message.edited" || event.type === "message.deleted" ? event.message : [])));
  if (changed.size === 0) return;
  for (const [name, card] of Object.entries(cardsCell.get())) {
    if (!card || !changed.has(card.said.id)) continue;
    askedAt_ms.delete(name);
    if (shown.has(name)) gather(name);
  }
}

/** Somebody else signs in on this page. */
export function forgetCards(): void {
  askedAt_ms.clear();
  cardsCell.set({});
}
