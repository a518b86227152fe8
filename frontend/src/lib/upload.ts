/** Files on their way to the server: fetch tells nothing of how far an upload is, XMLHttpRequest does. */
import { csrfToken } from "./http";
import { Refusal } from "./refusal";
import { endSession } from "./session";
import type { ErrorOut } from "./wire";

function isErrorOut(value: unknown): value is ErrorOut {
  return typeof value === "object" && value !== null && "code" in value && "message" in value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `tell`: the part that has left, 0..1; at 1 the server is at work on it. Rejects with a Refusal. */
export function upload<Answer>(path: string, body: FormData, tell: (part: number) => void = () => undefined): Promise<Answer> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", csrfToken());
    request.upload.onprogress = ({ loaded, total }) => tell(total > 0 ? loaded / total : 0);
    request.onerror = () => fail(Refusal.unreachable());
    request.onload = () => {
      const answer = parse(request.responseText);
      if (request.status === 401) endSession();
      // The contract promises this shape; the server's tests keep the contract true.
      if (request.status >= 200 && request.status < 300) done(answer as Answer);
      else fail(isErrorOut(answer) ? new Refusal(answer, request.status) : Refusal.unreachable(request.status));
    };
    request.send(body);
  });
}
