/** A picture on its way to become an emoji. */
import type { OwnEmoji } from "@/lib/wire";
import { ApiError, csrfToken } from "@/lib/http";

/** A name out of that of a file: "Party Papagei (1).gif" is party_papagei. */
export const nameOfFile = (file: string): string =>
  file
    .replace(/\.[a-z0-9]+$/i, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/\(\d+\)/g, "")
    .replace(/[^a-z0-9äöüß]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 32);

export async function sendEmoji(name: string, picture: Blob): Promise<OwnEmoji> {
  const form = new FormData();
  form.append("name", name);
  form.append("image", picture, "picture");
  const headers = { "X-CSRFToken": csrfToken(), Accept: "application/json" };
  const response = await fetch("/api/emoji", { method: "POST", body: form, headers }).catch(() => null);
  if (!response) throw new ApiError(0, null);
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new ApiError(response.status, answer);
  return answer as OwnEmoji;
}
