/** For tests: what happens to one person at the doors of communities: asking, being offered one, being muted. */
import type { AnyEvent, Mute, MyRequest, Offer } from "@/lib/wire";
import { answered, muted } from "./fake-things";

export const ME = "me";

export class FakeDesk {
  requests = new Map<string, MyRequest>();
  offers = new Map<string, Offer>();
  mutes: Mute[] = [];
  #ids = 0;

  /** `tell`: on the person's own topic. */
  constructor(private readonly tell: (event: AnyEvent) => void) {}

  /** Asked, declined, and in the end taken back. */
  ask(community: string): void {
    const id = `request-${community}`;
    const before = this.requests.get(id);
    if (before?.state === "declined") {
      this.requests.delete(id);
      this.tell({ type: "request.closed", request: id });
      return;
    }
    const answered_at = before ? "2026-01-02T00:00:00Z" : null;
    const asked = { id, community, community_name: community, words: "", asked_at: "2026-01-01T00:00:00Z", answer: "" };
    const request = { ...asked, state: before ? "declined" : "open", answered_at, again_at: null } as const;
    this.requests.set(id, request);
    this.tell({ type: "request.changed", request });
  }

  /** Offered, and taken back. */
  offer(community: string): void {
    const id = `offer-${community}`;
    if (this.offers.delete(id)) {
      this.tell({ type: "ownership.closed", offer: id });
      return;
    }
    const times = { offered_at: "2026-01-01T00:00:00Z", until: "2100-01-01T00:00:00Z" };
    const offer = { id, community, community_name: community, offered_by: "ana", person: ME, afterwards: "member", ...times } as const;
    this.offers.set(id, offer);
    this.tell({ type: "ownership.offered", offer });
  }

  mute(community: string): void {
    this.mutes = [{ community, until: "2100-01-01T00:00:00Z", reason: "spam", words: "" }];
    this.tell({ type: "mute.changed", community, mute: this.mutes[0] ?? null });
    this.tell({ type: "act.recorded", act: muted(`a${this.#ids++}`, community, ME) });
  }

  answerReport(room: string): void {
    this.tell({ type: "report.answered", report: answered(`f${this.#ids++}`, room) });
  }

  liftMute(community: string): void {
    this.mutes = [];
    this.tell({ type: "mute.changed", community, mute: null });
  }
}
