/** What one does at a table, over the socket. What succeeds shows by itself; a failure is said. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { blockedNotice, setBlocked } from "@/lib/blocking";
import { knockingCell } from "@/lib/coffee-cells";
import { getEngine } from "@/lib/live/current";
import * as sound from "@/lib/sound/sound";
import type { ReactionKind } from "@/lib/wire";
import { attempt, say } from "./news";
import { getUp } from "./session";

const command = (wish: Parameters<ReturnType<typeof getEngine>["command"]>[0]) => getEngine().command(wish);

export const toggleMute = () => attempt(sound.isOpen() ? sound.mute() : sound.unmute());

/** A reaction too many is nobody's trouble. */
export const react = (room: string, kind: ReactionKind) => void command({ do: "coffee.react", room, kind }).catch(() => undefined);

export const drawCard = (room: string) => attempt(command({ do: "coffee.draw", room }));
export const putCardAway = (room: string) => attempt(command({ do: "coffee.put_away", room }));
export const setTimer = (room: string, minutes: number) => attempt(command({ do: "coffee.time", room, minutes }));
export const letIn = (room: string, person: string) => attempt(command({ do: "coffee.let_in", room, person }));
export const turnAway = (room: string, person: string) => attempt(command({ do: "coffee.turn_away", room, person }));

export function removeFromTable(room: string, person: string, name: string): void {
  attempt(command({ do: "coffee.remove", room, person }).then(() => say(i18n._(msg`${name} is no longer at the table.`))));
}

export async function knock(room: string): Promise<void> {
  await command({ do: "coffee.knock", room });
  knockingCell.set(room);
}

export function goAway(room: string): void {
  knockingCell.set(null);
  attempt(command({ do: "coffee.go_away", room }));
}

/** Blocks somebody at one's table. Nobody sits beside somebody whom they have blocked: so one gets up. */
export function blockAtTable(person: string, name: string): void {
  attempt(
    setBlocked(person, true).then(async () => {
      await getUp();
      say(blockedNotice(name, true));
    }),
  );
}
