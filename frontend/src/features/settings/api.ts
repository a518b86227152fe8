/** One's own profile, browsers and tokens on the server. */
import type { QueryClient } from "@tanstack/react-query";
import type { components } from "@/contract";
import { api } from "@/lib/api";
import { ME_KEY } from "@/lib/me";
import { PEOPLE_KEY } from "@/lib/people-keys";
import type { Me } from "@/lib/wire";

export type MeIn = Partial<components["schemas"]["MeIn"]>;
export type Browser = components["schemas"]["SessionOut"];
export type Token = components["schemas"]["TokenOut"];
export type TokenMade = components["schemas"]["TokenMade"];

export const BROWSERS_KEY = ["me", "sessions"] as const;
export const TOKENS_KEY = ["me", "tokens"] as const;

/** The answer is the new truth about me; who shows me elsewhere hears of it by the live events. */
export function keepMe(queries: QueryClient, me: Me): void {
  queries.setQueryData(ME_KEY, me);
  void queries.invalidateQueries({ queryKey: PEOPLE_KEY });
}

export async function changeMe(queries: QueryClient, change: MeIn): Promise<void> {
  keepMe(queries, await api.patch("/api/me", { body: change }));
}
