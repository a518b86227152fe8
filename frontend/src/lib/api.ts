/**
 * HTTP to our own server, typed by the contract: `api.get("/api/rooms/{room_id}", { path: { room_id } })`.
 * Rejects with a Refusal. Where the server calls the page's CSRF token old, a new one is fetched and the request
 * repeated, once.
 */
import type { paths } from "@/contract";
import { ApiError, call, csrfCell, csrfToken } from "./http";
import { Refusal } from "./refusal";
import type { ErrorOut } from "./wire";

type Method = "get" | "post" | "put" | "patch" | "delete";
type PathsOf<M extends Method> = {
  [P in keyof paths]: paths[P][M] extends { responses: unknown } ? P : never;
}[keyof paths];
type Operation<M extends Method, P extends PathsOf<M>> = paths[P][M];

type PathPart<O> = O extends { parameters: { path: infer Path } } ? { path: Path } : unknown;
type QueryPart<O> = O extends { parameters: { query: infer Query } }
  ? { query: Query }
  : O extends { parameters: { query?: infer Query } }
    ? { query?: Exclude<Query, undefined> }
    : unknown;
/** What has a default on the server may be left out; the generator does not tell it from the rest. */
type BodyPart<O> = O extends { requestBody: { content: { "application/json": infer Body } } } ? { body: Partial<Body> } : unknown;
type Options<O> = PathPart<O> & QueryPart<O> & BodyPart<O> & { signal?: AbortSignal };
type Json<Response> = Response extends { content: { "application/json": infer Body } } ? Body : undefined;
type Answer<O> = O extends { responses: infer R }
  ? R extends { 200: infer Ok }
    ? Json<Ok>
    : R extends { 201: infer Made }
      ? Json<Made>
      : undefined
  : never;

interface Loose {
  path?: Record<string, string>;
  query?: Record<string, string | number | readonly string[] | null | undefined>;
  body?: unknown;
  signal?: AbortSignal;
}

type Verb = Uppercase<Method>;

export function addressOf(path: string, { path: parts = {}, query = {} }: Loose): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parts[name] ?? ""));
  const asked = Object.entries(query).flatMap(([name, value]) => (value == null ? [] : (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)])));
  const search = new URLSearchParams(asked).toString();
  return search === "" ? filled : `${filled}?${search}`;
}

function isErrorOut(value: unknown): value is ErrorOut {
  return typeof value === "object" && value !== null && "code" in value && "message" in value;
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof ApiError)) return error;
  return isErrorOut(error.body) ? new Refusal(error.body, error.status) : Refusal.unreachable(error.status);
}

/** Reads the token out of a freshly served page. */
async function renewCsrfToken(): Promise<void> {
  const page = await call<unknown>("GET", "/");
  const text = new DOMParser().parseFromString(String(page), "text/html").getElementById("boot")?.textContent ?? "{}";
  const token: unknown = (JSON.parse(text) as Record<string, unknown>).csrf_token;
  if (typeof token === "string") csrfCell.set(token);
}

async function request(method: Verb, path: string, options: Loose = {}): Promise<unknown> {
  const address = addressOf(path, options);
  const once = () => call<unknown>(method, address, options.body, options.signal);
  try {
    return await once();
  } catch (error) {
    const refusal = refusalOf(error);
    if (!(refusal instanceof Refusal && refusal.code === "csrf")) throw refusal;
  }
  try {
    await renewCsrfToken();
    return await once();
  } catch (error) {
    throw refusalOf(error);
  }
}

function verb<M extends Method>(method: M) {
  return async <P extends PathsOf<M>>(
    path: P,
    ...[options]: object extends Options<Operation<M, P>>
      ? [Options<Operation<M, P>>?]
      : [Options<Operation<M, P>>]
  ): Promise<Answer<Operation<M, P>>> =>
    // The contract promises this shape; the server's tests keep the contract true.
    (await request(method.toUpperCase() as Verb, path, options)) as Answer<Operation<M, P>>;
}

export const api = {
  get: verb("get"),
  post: verb("post"),
  put: verb("put"),
  patch: verb("patch"),
  delete: verb("delete"),
};

/** Goes out even while the page is being left; nobody waits for the answer. */
export function sendLast(method: Verb, path: string, body?: unknown): void {
  const headers = { "X-CSRFToken": csrfToken(), ...(body !== undefined && { "Content-Type": "application/json" }) };
  void fetch(path, { method, keepalive: true, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }).catch(() => undefined);
}
