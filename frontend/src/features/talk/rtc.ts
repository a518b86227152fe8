/** The sound's way through the socket: offers, answers, candidates. */
import { ApiError, call } from "@/lib/http";
import { getEngine } from "@/lib/live/current";
import type { IceServer, PeerWorld } from "@/lib/peer";
import { Refusal } from "@/lib/refusal";
import type { Wish } from "@/lib/wire";

/** This page, among the pages of the same person: who connects last has the sound. */
export const DEVICE = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Asked for as often as it is needed: the credentials run out. */
async function iceServers(): Promise<readonly IceServer[]> {
  const { ice_servers } = await call<{ ice_servers: IceServer[] }>("GET", "/api/ice-servers");
  return ice_servers;
}

export function peerWorld(talk: string): PeerWorld {
  return {
    iceServers,
    offer: async (sdp) => {
      const result = (await getEngine().command({ do: "rtc.offer", talk, device: DEVICE, sdp } as unknown as Wish)) as unknown as {
        type: string;
        sdp: string;
      };
      if (result.type !== "rtc.answer") throw Refusal.unreachable();
      return result.sdp;
    },
    candidate: (candidate) => getEngine().command({ do: "rtc.candidate", talk, candidate } as unknown as Wish),
    // What the server will say again as long as it runs; all else may pass.
    isFinal: (error) =>
      (error instanceof ApiError && error.status === 404) ||
      (error instanceof Refusal && (error.code === "no_audio" || error.code === "command_unknown")),
    after: (delay_ms, run) => {
      const timer = setTimeout(run, delay_ms);
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
  };
}
