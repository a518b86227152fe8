/** The sound's way to the server: offers, answers and candidates through the socket, and where it can be heard late. */
import { api } from "@/lib/api";
import { getEngine } from "@/lib/live/current";
import type { LateWorld } from "@/lib/late";
import type { Ice, PeerWorld } from "@/lib/peer";
import { Refusal } from "@/lib/refusal";
import type { EarsWorld } from "./ears";

/** This page, among the pages of the same person: who connects last has the sound. */
export const DEVICE = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Asked for as often as it is needed: the credentials run out. */
async function ice(): Promise<Ice> {
  const { ice_servers, policy } = await api.get("/api/ice-servers");
  const servers = ice_servers.map(({ urls, username, credential }) => ({ urls, ...(username && { username }), ...(credential && { credential }) }));
  return { servers, policy };
}

function after(delay_ms: number, run: () => void): () => void {
  const timer = setTimeout(run, delay_ms);
  return () => clearTimeout(timer);
}

const hasCode = (error: unknown, code: string) => error instanceof Refusal && error.code === code;

/** `name`: as the server's sound knows the place. `late`: where it is heard late; null where it is not. */
export const earsWorld = (name: string, late: LateWorld["address"] | null): EarsWorld => ({
  peer: peerWorld(name),
  late: late && { address: late, after, random: () => Math.random() },
  isFull: (error) => hasCode(error, "audio_full"),
});

export function peerWorld(talk: string): PeerWorld {
  return {
    ice,
    offer: async (sdp) => {
      const result = await getEngine().command({ do: "rtc.offer", talk, device: DEVICE, sdp });
      if (result.type !== "rtc.answer") throw Refusal.unreachable();
      return result;
    },
    candidate: (candidate) => getEngine().command({ do: "rtc.candidate", talk, candidate }),
    hasNoSound: (error) => hasCode(error, "no_audio"),
    after,
    random: () => Math.random(),
  };
}
