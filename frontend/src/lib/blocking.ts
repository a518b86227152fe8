/** Blocking somebody, from anywhere: their card, a message of theirs, the conversation with them. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { api } from "./api";
import { getEngine, useLive } from "./live/current";
import { isBlocked, withBlocked } from "./live/people";

export const useIsBlocked = (person: string): boolean => useLive((state) => isBlocked(state, person));

/** Seen at once on this device; the server tells the others, and its answer counts. */
export async function setBlocked(person: string, isOn: boolean): Promise<void> {
  const show = (on: boolean) =>
    getEngine().update((state) => {
      const others = [...state.blocked].filter((one) => one !== person);
      return withBlocked(state, on ? [person, ...others] : others);
    });
  const path = { person_id: person };
  show(isOn);
  try {
    await (isOn ? api.put("/api/me/blocked/{person_id}", { path }) : api.delete("/api/me/blocked/{person_id}", { path }));
  } catch (error) {
    show(!isOn);
    throw error;
  }
}

export const blockedNotice = (name: string, isOn: boolean): string =>
  isOn ? i18n._(msg`${name} is blocked and is not told.`) : i18n._(msg`You hear from ${name} again.`);

export const BLOCK_HINT = msg`No messages, mentions or reactions of theirs reach you. They are not told.`;
