import { useCell } from "@/lib/cell";
import type { EpisodeView } from "@/lib/wire";
import { atCell, playerCell, type PlayerState } from "./player";

export type Played = Pick<PlayerState, "isPlaying" | "isWaiting" | "hasFailed" | "speed"> & {
  /** Where one is, or where it would begin. */
  at_ms: number;
};

/** How it stands with one episode: put on or not. */
export function usePlayed({ episode, position_ms }: EpisodeView): Played {
  const { view, ...state } = useCell(playerCell);
  const at_ms = useCell(atCell);
  if (view?.episode.id === episode.id) return { ...state, at_ms };
  return { isPlaying: false, isWaiting: false, hasFailed: false, speed: state.speed, at_ms: position_ms };
}
