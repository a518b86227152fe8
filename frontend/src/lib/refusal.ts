/** Why a request or a command did not go through: the server said no, or nobody heard us. */
import type { ErrorOut } from "./wire";

/** Not the server's: we could not reach it, it did not answer in time, or the connection broke under way. */
const LOST = "lost";

export class Refusal extends Error {
  readonly code: string;
  readonly field: string | null;
  readonly retryAfter_s: number | null;

  constructor(
    error: ErrorOut,
    readonly status = 0,
  ) {
    super(error.message);
    this.name = "Refusal";
    this.code = error.code;
    this.field = error.field;
    this.retryAfter_s = error.retry_after_s;
  }

  static unreachable(status = 0): Refusal {
    return new Refusal({ code: LOST, message: "", field: null, retry_after_s: null }, status);
  }

  /** Nobody knows whether it was done: say it again, or wait for the connection. */
  get isLost(): boolean {
    return this.code === LOST;
  }

  /** Worth trying again by itself. Everything else is the server's last word on it. */
  get isPassing(): boolean {
    return this.isLost || this.retryAfter_s !== null || PASSING.has(this.code);
  }
}

const PASSING = new Set(["too_fast", "unavailable", "internal", "not_signed_in", "csrf"]);
