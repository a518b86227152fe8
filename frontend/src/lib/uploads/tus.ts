/** Bringing bytes by the tus protocol. The client is loaded with the first file that somebody chooses. */
import { csrfToken } from "../http";
import { Refusal } from "../refusal";
import { endSession } from "../session";
import type { ErrorOut } from "../wire";
import type { Sending, UploadsWorld } from "./uploads";

/** The server keeps a piece of this size in memory; a break costs no more than one. */
const PIECE_BYTES = 2 * 1024 * 1024;

function isErrorOut(value: unknown): value is ErrorOut {
  return typeof value === "object" && value !== null && "code" in value && "message" in value;
}

function refusalOf(status: number, body: string): Refusal {
  if (status === 401) endSession();
  try {
    const answer: unknown = JSON.parse(body);
    // A place that another tab or an earlier try has reached: asked again, it goes on from there.
    if (isErrorOut(answer) && answer.code !== "upload_elsewhere") return new Refusal(answer, status);
  } catch {
    // A proxy's page says nothing that we could show.
  }
  return Refusal.unreachable(status);
}

/** Only one tab brings a file; the others wait for it. */
async function alone(key: string, run: () => Promise<void>, signal: AbortSignal): Promise<void> {
  // Pages that were not served over HTTPS have no locks.
  const locks = (navigator as Partial<Navigator>).locks;
  await (locks ? locks.request(`flurfunk.upload.${key}`, { signal }, run) : run());
}

export const sendByTus: UploadsWorld["send"] = ({ key, file, kind, url }, tell): Sending => {
  const given = new AbortController();
  const run = async () => {
    const { Upload: TusUpload, DetailedError } = await import("tus-js-client");
    await new Promise<void>((done, fail) => {
      if (given.signal.aborted) {
        done();
        return;
      }
      const upload = new TusUpload(file, {
        endpoint: "/api/uploads",
        uploadUrl: url,
        chunkSize: PIECE_BYTES,
        retryDelays: null,
        storeFingerprintForResuming: false,
        metadata: { filename: file.name, ...(kind === "voice" && { kind }) },
        onBeforeRequest: (request) => {
          request.setHeader("X-CSRFToken", csrfToken());
          request.setHeader("Accept", "application/json");
        },
        onUploadUrlAvailable: () => {
          if (upload.url !== null) tell.url(upload.url);
        },
        onProgress: (sent, total) => tell.part(total > 0 ? sent / total : 0),
        onSuccess: () => done(),
        onError: (error) => {
          const answer = error instanceof DetailedError ? error.originalResponse : null;
          fail(answer ? refusalOf(answer.getStatus(), answer.getBody()) : Refusal.unreachable());
        },
      });
      given.signal.addEventListener("abort", () => {
        void upload.abort();
        done();
      });
      upload.start();
    });
  };
  const done = alone(key, run, given.signal).catch((error: unknown) => {
    if (!given.signal.aborted) throw error;
  });
  return { done, stop: () => given.abort() };
};
