/** Reading a stage: who stands where, and who may do what to whom. The server's rules (talk/stage/machine.py), for showing acts. Pure. */
import type { OpenTalk } from "@/lib/live/state";
import type { Question, StagePerson, StageRole } from "@/lib/wire";

export const STAGE_LIMIT = 8;

const RANK: Record<StageRole, number> = { host: 3, cohost: 2, speaker: 1, listener: 0 };
const MANAGER = RANK.cohost;

type Seats = Pick<OpenTalk, "people">;

export const isOnStage = (seat: StagePerson | undefined): boolean => seat !== undefined && seat.role !== "listener";

/** The host first, then who has stood there the longest. */
export function onStage({ people }: Seats): StagePerson[] {
  const order = (seat: StagePerson) => (seat.role === "host" ? -1 : (seat.standing ?? 0));
  return Object.values(people)
    .filter(isOnStage)
    .toSorted((one, other) => order(one) - order(other));
}

/** Raised hands, the first one first. Also those of speakers who ask to be unmuted. */
export function hands({ people }: Seats): StagePerson[] {
  return Object.values(people)
    .filter(({ hand }) => hand !== null)
    .toSorted((one, other) => (one.hand ?? 0) - (other.hand ?? 0));
}

export const listeners = ({ people }: Seats): StagePerson[] => Object.values(people).filter(({ role }) => role === "listener");

/** Most votes first; among equals the older one. What is settled goes to the end. */
export function byVotes(questions: readonly Question[]): Question[] {
  const shelf = ({ state }: Question) => ({ on_air: 0, open: 1, answered: 2, dismissed: 3 })[state];
  return questions.toSorted(
    (one, other) => shelf(one) - shelf(other) || other.votes - one.votes || one.asked_at.localeCompare(other.asked_at),
  );
}

/** Who looks: their seat in the talk, and whether they keep order in the community. */
export interface Viewer {
  person: string;
  moderates: boolean;
}

function powerOf({ people }: Seats, { person, moderates }: Viewer): number {
  if (moderates) return 4;
  const seat = people[person];
  return seat ? RANK[seat.role] : -1;
}

/** Brings people on stage, mutes, removes, marks questions. */
export const keepsOrder = (seats: Seats, viewer: Viewer): boolean => powerOf(seats, viewer) >= MANAGER;

/** Plays clips and recorded questions to everyone: the host and the co-hosts, nobody else. */
export const leads = (seat: StagePerson | undefined): boolean => seat !== undefined && RANK[seat.role] >= MANAGER;

export type PersonAct =
  | "invite"
  | "uninvite"
  | "lower_hand"
  | "mute"
  | "allow_unmute"
  | "reduce_noise"
  | "keep_noise"
  | "make_cohost"
  | "demote"
  | "transfer"
  | "step_down"
  | "remove";

/** What the viewer may do with somebody else, in the order of a menu. */
export function actsOn(open: Pick<OpenTalk, "people" | "rules">, viewer: Viewer, seat: StagePerson): PersonAct[] {
  if (seat.person === viewer.person) return [];
  const power = powerOf(open, viewer);
  if (power < MANAGER) return [];
  const isAbove = power > RANK[seat.role];
  const isUp = isOnStage(seat);
  const isFull = Object.values(open.people).filter((one) => isOnStage(one) || one.invited).length >= STAGE_LIMIT;
  const acts: [PersonAct, boolean][] = [
    ["invite", !isUp && !seat.invited && !open.rules.locked && !isFull],
    ["uninvite", seat.invited],
    ["lower_hand", seat.hand !== null],
    ["mute", isUp && isAbove && seat.muted !== "host"],
    ["allow_unmute", isUp && isAbove && seat.muted === "host"],
    ["reduce_noise", isUp && isAbove && !seat.noise_reduced],
    ["keep_noise", isUp && isAbove && seat.noise_reduced],
    ["make_cohost", seat.role === "speaker" && power >= RANK.host],
    ["demote", seat.role === "cohost" && power >= RANK.host],
    ["transfer", isUp && seat.role !== "host" && power >= RANK.host],
    ["step_down", isUp && isAbove],
    ["remove", isAbove],
  ];
  return acts.filter(([, may]) => may).map(([act]) => act);
}

/** Who would take over if the host went: a co-host before a speaker, who is here before who is gone. */
export function heirOf(seats: Seats): StagePerson | undefined {
  const rank = ({ here, role, standing }: StagePerson) => [here ? 0 : 1, role === "cohost" ? 0 : 1, standing ?? 0] as const;
  return onStage(seats)
    .filter(({ role }) => role !== "host")
    .toSorted((one, other) => {
      const [a, b] = [rank(one), rank(other)];
      return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
    })[0];
}

/** Whether one's own microphone may be open by the rules. */
export function mayUnmute(open: Pick<OpenTalk, "people" | "rules">, viewer: Viewer): boolean {
  const seat = open.people[viewer.person];
  if (!isOnStage(seat)) return false;
  return seat?.muted !== "host" || open.rules.unmute_freely || keepsOrder(open, viewer);
}
