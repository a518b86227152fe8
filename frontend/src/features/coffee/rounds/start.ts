/** Follows one's coffee rounds: hears that something is new, asks when something has to be, and says it in a word. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { navigate } from "wouter/use-browser-location";
import { setPlaceBadge } from "@/lib/badges";
import { cornersCell, refreshCornersQuietly } from "@/lib/corners";
import { problemOf } from "@/lib/problem";
import { asksForMe, forgetRounds, refreshRoundsQuietly, roundsCell } from "@/lib/rounds";
import type { AnyFact, CoffeeRounds } from "@/lib/wire";
import { toasts } from "@/ui/toast-queue";
import { say } from "../news";
import { sitDown } from "../session";
import { newsBetween, nextLook_ms, type RoundNews } from "./changes";

/** Sits down at the table of a match. */
export async function toTable(room: string): Promise<void> {
  try {
    if (await sitDown(room)) navigate(`/coffee/${room}`);
  } catch (error) {
    say(problemOf(error).message, "problem");
  }
}

const look = () => ({ label: i18n._(msg`Have a look`), onAct: () => navigate("/coffee") });

function tell(news: RoundNews): void {
  if (news.kind === "opened") {
    const { room } = news;
    toasts.add({ text: i18n._(msg`Your coffee begins: the table is open.`), stays: true, act: { label: i18n._(msg`Sit down`), onAct: () => void toTable(room) } });
  }
  if (news.kind === "found") toasts.add({ text: i18n._(msg`A coffee is proposed to you.`), stays: true, act: look() });
  if (news.kind === "fell-through") toasts.add({ text: i18n._(msg`Your coffee does not take place. Somebody else is looked for today.`), stays: true, act: look() });
  if (news.kind === "nobody") toasts.add({ text: i18n._(msg`In this coffee round there is nobody for you. The coffee page says why.`), act: look() });
}

/** What the app hands on from the live model. */
export const roundEars = {
  onFact: (fact: AnyFact): void => {
    if (fact.type === "rounds.changed") refreshRoundsQuietly();
  },
};

/** Set up with the live model. */
export function startRounds(): () => void {
  let before: CoffeeRounds | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const follow = () => {
    const rounds = roundsCell.get();
    clearTimeout(timer);
    setPlaceBadge("coffee", { hasNew: rounds?.proposals.some(asksForMe) ?? false });
    if (rounds !== null) {
      if (before !== null) newsBetween(before, rounds).forEach(tell);
      if (rounds.proposals.some(({ room }) => room !== null && !cornersCell.get()?.rooms[room])) refreshCornersQuietly();
      const wait_ms = nextLook_ms(rounds, Date.now(), Math.random());
      if (wait_ms !== null) timer = setTimeout(refreshRoundsQuietly, wait_ms);
    }
    before = rounds;
  };
  const stop = roundsCell.subscribe(follow);
  return () => {
    stop();
    clearTimeout(timer);
    forgetRounds();
  };
}
