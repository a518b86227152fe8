/** What one does in a live talk, over the socket. What succeeds shows by itself; a failure is said. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { getEngine } from "@/lib/live/current";
import { nameOf } from "@/lib/live/people";
import { problemOf } from "@/lib/problem";
import type { QuestionState, ReactionKind } from "@/lib/wire";
import { toasts } from "@/ui/toast-queue";
import { say } from "./news";
import * as sound from "@/lib/sound/sound";
import type { PersonAct } from "./stage";
import { votedFor } from "./state";

export function attempt(act: Promise<unknown>): void {
  act.catch((error: unknown) => say(problemOf(error).message, "problem"));
}

const command = (wish: Parameters<ReturnType<typeof getEngine>["command"]>[0]) => getEngine().command(wish);

export const raiseHand = (talk: string) => attempt(command({ do: "hand.raise", talk }));
export const lowerHand = (talk: string) => attempt(command({ do: "hand.lower", talk, person: null }));
export const accept = (talk: string) => command({ do: "stage.accept", talk });
export const decline = (talk: string) => attempt(command({ do: "stage.decline", talk }));
export const stepDown = (talk: string) => attempt(command({ do: "stage.step_down", talk, person: null }));
export const setRule = (talk: string, rule: "stage.lock" | "stage.unmute_freely", on: boolean) => attempt(command({ do: rule, talk, on }));
export const askToRecord = (talk: string) => attempt(command({ do: "recording.start", talk }));
export const stopRecording = (talk: string) => attempt(command({ do: "recording.stop", talk }));
export const consent = (talk: string) => attempt(command({ do: "recording.consent", talk }));
/** A no, or a yes taken back: what was recorded of one's voice is deleted with it. */
export const refuseRecording = (talk: string) => attempt(command({ do: "recording.refuse", talk }));
/** The server takes steady noise out of one's own voice, or no longer. */
export const reduceNoise = (talk: string, on: boolean) => command({ do: "stage.reduce_noise", talk, person: null, on });
export const toggleMute = () => attempt(sound.isOpen() ? sound.mute() : sound.unmute());

/** A reaction too many is nobody's trouble. */
export const react = (talk: string, kind: ReactionKind) => void command({ do: "talk.react", talk, kind }).catch(() => undefined);

const PERSON_ACTS = {
  invite: "stage.invite",
  uninvite: "stage.step_down",
  lower_hand: "hand.lower",
  mute: "stage.mute",
  allow_unmute: "stage.unmute",
  make_cohost: "stage.make_cohost",
  demote: "stage.demote",
  transfer: "stage.transfer",
  step_down: "stage.step_down",
  remove: "stage.remove",
} as const satisfies Record<Exclude<PersonAct, NoiseAct>, string>;

type NoiseAct = "reduce_noise" | "keep_noise";

function wishOf(talk: string, person: string, act: PersonAct): Parameters<typeof command>[0] {
  if (act === "reduce_noise" || act === "keep_noise") return { do: "stage.reduce_noise", talk, person, on: act === "reduce_noise" };
  return { do: PERSON_ACTS[act], talk, person };
}

/** Does something with somebody. Who is removed can be let in again from the notice. */
export function actOn(talk: string, person: string, act: PersonAct): void {
  attempt(
    command(wishOf(talk, person, act)).then(() => {
      const state = getEngine().store.current();
      if (act !== "remove" || !state) return;
      const name = nameOf(state, person);
      toasts.add({
        text: i18n._(msg`${name} is out of the talk.`),
        act: { label: i18n._(msg`Let in again`), onAct: () => letIn(talk, person) },
      });
    }),
  );
}

export const letIn = (talk: string, person: string) => attempt(command({ do: "stage.let_in", talk, person }));

export const ask = (talk: string, text: string) => command({ do: "question.ask", talk, text });
export const markQuestion = (question: string, state: QuestionState) => attempt(command({ do: "question.mark", question, state }));
export const withdrawQuestion = (question: string) => attempt(command({ do: "question.withdraw", question }));

export const playClip = (talk: string, clip: string) => attempt(command({ do: "clip.play", talk, clip }));
export const stopClip = (talk: string, clip: string) => attempt(command({ do: "clip.stop", talk, clip }));

/** Shown at once, taken back where the server says no. */
export function vote(question: string, on: boolean): void {
  const show = (isOn: boolean) => getEngine().update((state) => votedFor(state, question, isOn));
  show(on);
  attempt(
    command({ do: on ? "question.vote" : "question.unvote", question }).catch((error: unknown) => {
      show(!on);
      throw error;
    }),
  );
}
