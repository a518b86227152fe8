/** Plain requests of the shell over HTTP: our session, our CSRF token. */
import { createCell } from "./cell";
import { endSession } from "./session";

/** Set once at start, from the page; set again after signing in, which rotates it. */
export const csrfCell = createCell("");

/** The server said no. `status` 0: it was not heard at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {
    super(`The server answered ${status}.`);
    this.name = "ApiError";
  }
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Writes under way. One of them may just now be giving the session another name. */
const writes = new Set<Promise<unknown>>();

/** Resolves once every write that is under way has been answered, one way or the other. */
export async function writesSettled(): Promise<void> {
  await Promise.allSettled(writes);
}

/** `Answer` is what the contract promises for this route. An empty answer is undefined. */
export function call<Answer>(
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const answer = ask<Answer>(method, path, body, signal, headers);
  if (method !== "GET") {
    writes.add(answer);
    const done = () => writes.delete(answer);
    answer.then(done, done);
  }
  return answer;
}

async function ask<Answer>(
  method: Method,
  path: string,
  body: unknown,
  signal: AbortSignal | undefined,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  const response = await fetch(path, {
    method,
    headers: {
      ...headers,
      Accept: "application/json",
      ...(method !== "GET" && { "X-CSRFToken": csrfToken() }),
      ...(body !== undefined && { "Content-Type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
    // Goes out even while the page is being left: what waited for its undo is done then.
    ...(method !== "GET" && body === undefined && { keepalive: true }),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, null);
  });
  const text = await response.text();
  const json: unknown = text === "" ? undefined : parse(text);
  // allauth answers 401 in the course of things; ours means that the session is over.
  if (response.status === 401 && path.startsWith("/api/")) endSession();
  if (!response.ok) throw new ApiError(response.status, json);
  return json as Answer;
}

/** Signing in rotates the token, in another tab too: the cookie is the newest, the page's the one that is always there. */
export function csrfToken(): string {
  return /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? csrfCell.get();
}

/** A proxy's error page is no JSON, and must not hide the status. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
