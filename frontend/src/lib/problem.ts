/** What went wrong, in words for the person who waits for it. The server's own sentences are already in their language. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { ApiError } from "./http";
import { Refusal } from "./refusal";

export interface Problem {
  message: string;
  /** The input that is wrong, where one is. */
  field: string | null;
  /** Stable, for decisions: "invitation_spent". Empty where the server gave none. */
  code: string;
  /** The HTTP status; 0 where nobody answered. */
  status: number;
}

/** Carries a problem that something of ours has found. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
    this.name = "ProblemError";
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const UNREACHABLE = msg`The server cannot be reached. What you typed stays here; try again in a moment.`;
const UNCLEAR = msg`That did not work, and the server does not say why. What you typed stays here; try again in a moment.`;
const TOO_FAST = msg`That was a little too often. Wait a minute, then try again; what you typed stays here.`;

/** Words for a status that came without any. */
export function problemOfStatus(status: number): Problem {
  const words = status === 0 ? UNREACHABLE : status === 429 ? TOO_FAST : UNCLEAR;
  return { message: i18n._(words), field: null, code: "", status };
}

export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof Refusal) {
    const { message, field, code, status } = error;
    return message === "" ? problemOfStatus(status) : { message, field, code, status };
  }
  if (!(error instanceof ApiError)) return problemOfStatus(-1);
  const { status, body } = error;
  if (!isObject(body) || typeof body.message !== "string" || body.message === "") return problemOfStatus(status);
  return {
    message: body.message,
    field: typeof body.field === "string" ? body.field : null,
    code: typeof body.code === "string" ? body.code : "",
    status,
  };
}
