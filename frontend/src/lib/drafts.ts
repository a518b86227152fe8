/** What one has begun to write, per room: kept with every stroke, gone when it is sent. */
import type { Kept } from "./kept";
import type { Quote } from "./wire";

export interface Draft {
  body: string;
  replyTo: Quote | null;
}

export const NO_DRAFT: Draft = { body: "", replyTo: null };

const PREFIX = "draft.";

function isDraft(value: unknown): value is Draft {
  return typeof value === "object" && value !== null && "body" in value && typeof value.body === "string" && "replyTo" in value;
}

export class Drafts {
  constructor(private readonly kept: Kept) {}

  of(room: string): Draft {
    const value = this.kept.read(PREFIX + room);
    return isDraft(value) ? value : NO_DRAFT;
  }

  keep(room: string, draft: Draft): void {
    const isEmpty = draft.body === "" && draft.replyTo === null;
    this.kept.write(PREFIX + room, isEmpty ? undefined : draft);
  }

  /** Rooms with something begun. */
  rooms(): string[] {
    return this.kept.keys(PREFIX).map((key) => key.slice(PREFIX.length));
  }
}
