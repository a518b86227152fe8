/**
 * allauth's answers ("headless" browser API) in our terms. It speaks in statuses: 401 with flows is "now nobody is
 * signed in", which is success after signing out or setting a password; 400 carries `errors`; 409 is "already in".
 */
import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { ApiError, call } from "./http";
import { type Problem, ProblemError, problemOfStatus } from "./problem";

const BASE = "/_allauth/browser/v1";

// Its own sentences say "Sie", and not all of them what to do.
const WORDS: Readonly<Record<string, MessageDescriptor>> = {
  email_password_mismatch: msg`Address and password do not go together. Check both, or set a new password.`,
  too_many_login_attempts: msg`That was wrong a few times too often. Wait five minutes, or set a new password.`,
  enter_current_password: msg`This is not your present password.`,
  invalid_password_reset: msg`This link has been used or is too old. Ask for a new one.`,
  password_too_short: msg`Too short: it takes at least 10 characters.`,
  password_too_common: msg`This password is on the lists that others try first. Think of another one.`,
  password_too_similar: msg`Too close to your name or address. Think of another one.`,
  required: msg`Something is missing here.`,
};

interface AllauthError {
  message: string;
  code: string;
  param: string | null;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;
const text = (value: unknown) => (typeof value === "string" ? value : "");

function readErrors(body: unknown): AllauthError[] {
  const errors = isObject(body) && Array.isArray(body.errors) ? (body.errors as readonly unknown[]) : [];
  return errors.filter(isObject).map(({ message, code, param }) => ({
    message: text(message),
    code: text(code),
    param: typeof param === "string" ? param : null,
  }));
}

/** What an unsuccessful answer means for a form. The first error counts; several on its field read as one. */
export function problemOfAnswer(status: number, body: unknown): Problem {
  const errors = readErrors(body);
  const [first] = errors;
  if (status !== 400 || !first) return problemOfStatus(status);
  const sentences = errors.filter(({ param }) => param === first.param).map(sayError);
  return { message: [...new Set(sentences)].join(" "), field: first.param, code: first.code, status };
}

function sayError({ code, message, param }: AllauthError): string {
  if (code === "invalid" && param === "email") return i18n._(msg`This is no complete e-mail address.`);
  const words = WORDS[code];
  return words ? i18n._(words) : message || problemOfStatus(400).message;
}

/** `isFine`: statuses that mean success here although HTTP counts them as failures. */
async function ask(method: "GET" | "POST", path: string, body: unknown, isFine: readonly number[], headers = {}): Promise<void> {
  try {
    await call(method, BASE + path, body, undefined, headers);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (!isFine.includes(error.status)) throw new ProblemError(problemOfAnswer(error.status, error.body));
  }
}

/** Someone who is already signed in, in another tab, gets in as well: the page that follows says as whom. */
export const signIn = (email: string, password: string) => ask("POST", "/auth/login", { email, password }, [409]);

/** Answers alike whether the address is known or not. */
export const requestNewPassword = (email: string) => ask("POST", "/auth/password/request", { email }, []);

/** Rejects where the key of a mailed link is spent or false. */
export const checkPasswordKey = (key: string) =>
  ask("GET", "/auth/password/reset", undefined, [], { "X-Password-Reset-Key": key });

export const setNewPassword = (key: string, password: string) => ask("POST", "/auth/password/reset", { key, password }, [401]);

export const changePassword = (current: string, fresh: string) =>
  ask("POST", "/account/password/change", { current_password: current, new_password: fresh }, []);
