/** One's coffee rounds: asked for with every connection, and whenever a fact says that something is new. */
import { api } from "./api";
import { createCell, useCell } from "./cell";
import type { CoffeeProposal, CoffeeRounds } from "./wire";

/** Null until they have been asked for. */
export const roundsCell = createCell<CoffeeRounds | null>(null);

let asked = 0;

/** Takes an answer of the server's; one that was asked for earlier comes too late then. */
export function takeRounds(rounds: CoffeeRounds): void {
  asked += 1;
  roundsCell.set(rounds);
}

export async function refreshRounds(): Promise<void> {
  asked += 1;
  const mine = asked;
  const rounds = await api.get("/api/rounds");
  if (mine === asked) roundsCell.set(rounds);
}

export const refreshRoundsQuietly = (): void => void refreshRounds().catch(() => undefined);

export function forgetRounds(): void {
  asked += 1;
  roundsCell.set(null);
}

export const useRounds = (): CoffeeRounds | null => useCell(roundsCell);

/** Something is asked of one, or a table is open. */
export const asksForMe = ({ state, answer }: CoffeeProposal): boolean => state !== "proposed" || answer === "open";

/** The table of a match that is open right now. */
export function useOpenProposal(): CoffeeProposal | undefined {
  return useRounds()?.proposals.find(({ state, room }) => state === "opened" && room !== null);
}
