/** The signed-in person. */
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { components } from "../contract";
import { ApiError, call, writesSettled } from "./http";
import { type Locale, speak } from "./i18n";

type MeOut = components["schemas"]["MeOut"];

/** What the shell needs; features take the whole of it with `useMe`. */
export type Me = Pick<MeOut, "id" | "name" | "avatar_url" | "role">;

export const ME_KEY = ["me"] as const;

export function useMe(): UseQueryResult<MeOut> {
  return useQuery({ queryKey: ME_KEY, queryFn: ({ signal }) => call<MeOut>("GET", "/api/me", undefined, signal) });
}

/** Spoken at once on this device; the server keeps it for mails and for the other devices. */
export async function chooseMyLanguage(language: Locale): Promise<void> {
  await speak(language);
  // Unsaved it still holds here until the page is left, which is no reason to interrupt anyone.
  await call<MeOut>("PATCH", "/api/me", { language }).catch(() => undefined);
}

/**
 * The server cut the line as "signed out", which it also does when the password has changed here and the session got
 * another name. Asks over HTTP, once the answer with the new name is here: asked under the old one, the server would
 * take the new one away. A real end is told by the request itself (see http.ts).
 */
export async function isStillSignedIn(): Promise<boolean> {
  await writesSettled();
  try {
    await call<MeOut>("GET", "/api/me");
    return true;
  } catch (error) {
    return !(error instanceof ApiError && error.status === 401);
  }
}
