/** Hears that something is new in one's coffee rounds, and says it in a word. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { navigate } from "wouter/use-browser-location";
import { setPlaceBadge } from "@/lib/badges";
import { problemOf } from "@/lib/problem";
import { asksForMe, forgetRounds, refreshRoundsQuietly, roundsCell } from "@/lib/rounds";
import type { AnyFact, FactOf } from "@/lib/wire";
import { toasts } from "@/ui/toast-queue";
import { say } from "../news";
import { sitDown } from "../session";

/** Sits down at the table of a match. */
export async function toTable(room: string): Promise<void> {
  try {
    if (await sitDown(room)) navigate(`/coffee/${room}`);
  } catch (error) {
    say(problemOf(error).message, "problem");
  }
}

const look = () => ({ label: i18n._(msg`Have a look`), onAct: () => navigate("/coffee") });

function tell({ news, room }: FactOf<"rounds.changed">): void {
  if (news === "opened" && room !== null) {
    toasts.add({ text: i18n._(msg`Your coffee begins: the table is open.`), stays: true, act: { label: i18n._(msg`Sit down`), onAct: () => void toTable(room) } });
  }
  if (news === "found") toasts.add({ text: i18n._(msg`A coffee is proposed to you.`), stays: true, act: look() });
  if (news === "fell_through") toasts.add({ text: i18n._(msg`Your coffee does not take place. Somebody else is looked for today.`), stays: true, act: look() });
  if (news === "nobody") toasts.add({ text: i18n._(msg`In this coffee round there is nobody for you. The coffee page says why.`), act: look() });
}

/** What the app hands on from the live model. */
export const roundEars = {
  onFact: (fact: AnyFact): void => {
    if (fact.type !== "rounds.changed") return;
    refreshRoundsQuietly();
    tell(fact);
  },
};

/** Set up with the live model: the place of coffee shows that something is asked of one. */
export function startRounds(): () => void {
  const stop = roundsCell.subscribe(() => setPlaceBadge("coffee", { hasNew: roundsCell.get()?.proposals.some(asksForMe) ?? false }));
  return () => {
    stop();
    forgetRounds();
  };
}
