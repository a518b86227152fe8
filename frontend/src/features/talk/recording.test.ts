import { expect, test } from "vitest";
import type { Recording, StagePerson, StageRole } from "@/lib/wire";
import { hasToAnswer, mayAgree, mayAsk, mayBeginChapter, mayStop, mayWithdraw, phaseOf } from "./recording";

const seat = (person: string, role: StageRole): StagePerson => ({
  person,
  role,
  muted: "self",
  hand: null,
  standing: role === "listener" ? null : 1,
  invited: false,
  here: true,
  noise_reduced: false,
});
const people = { ana: seat("ana", "host"), ben: seat("ben", "cohost"), cem: seat("cem", "speaker"), dora: seat("dora", "listener") };
const OFF: Recording = { wanted_by: null, running: false, has_run: false, unanswered: [], consented: [], refused: [] };
const asked: Recording = { ...OFF, wanted_by: "ana", unanswered: ["ben", "cem"], consented: ["ana"] };
const by = (person: string, moderates = false) => ({ person, moderates });

test("a recording is off, asks, runs, pauses, or lacks a yes", () => {
  expect(phaseOf({ recording: OFF })).toBe("off");
  expect(phaseOf({ recording: asked })).toBe("asking");
  expect(phaseOf({ recording: { ...asked, has_run: true } })).toBe("paused");
  expect(phaseOf({ recording: { ...asked, unanswered: [], running: true } })).toBe("running");
  expect(phaseOf({ recording: { ...asked, unanswered: [], refused: ["ben"] } })).toBe("declined");
});

test("hosts and co-hosts ask, once; who keeps order can only stop it", () => {
  const open = { people, recording: OFF };
  expect(["ana", "ben", "cem", "dora"].filter((person) => mayAsk(open, by(person)))).toEqual(["ana", "ben"]);
  expect(mayAsk(open, by("dora", true))).toBe(false);
  expect(mayAsk({ people, recording: asked }, by("ana"))).toBe(false);
  expect(mayStop(open, by("ana"))).toBe(false);
  expect(["ana", "ben", "cem", "dora"].filter((person) => mayStop({ people, recording: asked }, by(person)))).toEqual(["ana", "ben"]);
  expect(mayStop({ people, recording: asked }, by("dora", true))).toBe(true);
});

test("an answer is asked for once and can be changed", () => {
  const open = { people, recording: { ...asked, unanswered: ["ben"], consented: ["ana", "dora"], refused: ["cem", "eve"] } };
  expect(["ana", "ben", "cem"].filter((person) => hasToAnswer(open, person))).toEqual(["ben"]);
  expect(["ana", "ben", "cem", "dora"].filter((person) => mayWithdraw(open, person))).toEqual(["ana", "dora"]);
  expect(["ana", "cem", "eve"].filter((person) => mayAgree(open, person))).toEqual(["cem"]);
});

test("a chapter begins only of something that was recorded, and by who leads", () => {
  const beginners = (recording: Recording) => Object.keys(people).filter((person) => mayBeginChapter({ people, recording }, by(person, true)));
  expect(beginners(asked)).toEqual([]);
  expect(beginners({ ...asked, has_run: true })).toEqual(["ana", "ben"]);
});
