/** The sound's way through the socket: offers, answers, candidates. */
import { api } from "@/lib/api";
import { getEngine } from "@/lib/live/current";
import type { IceServer, PeerWorld } from "@/lib/peer";
import { Refusal } from "@/lib/refusal";

/** This page, among the pages of the same person: who connects last has the sound. */
export const DEVICE = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Asked for as often as it is needed: the credentials run out. */
async function iceServers(): Promise<readonly IceServer[]> {
  const { ice_servers } = await api.get("/api/ice-servers");
  return ice_servers.map(({ urls, username, credential }) => ({ urls, ...(username && { username }), ...(credential && { credential }) }));
}

export function peerWorld(talk: string): PeerWorld {
  return {
    iceServers,
    offer: async (sdp) => {
      const result = await getEngine().command({ do: "rtc.offer", talk, device: DEVICE, sdp });
      if (result.type !== "rtc.answer") throw Refusal.unreachable();
      return result.sdp;
    },
    candidate: (candidate) => getEngine().command({ do: "rtc.candidate", talk, candidate }),
    hasNoSound: (error) => error instanceof Refusal && error.code === "no_audio",
    after: (delay_ms, run) => {
      const timer = setTimeout(run, delay_ms);
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
  };
}
