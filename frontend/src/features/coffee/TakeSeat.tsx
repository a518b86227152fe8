import { Trans, useLingui } from "@lingui/react/macro";
import { ArrowRight, Armchair, DoorClosed } from "lucide-react";
import { useLocation } from "wouter";
import { useCell } from "@/lib/cell";
import { knockingCell, useTableId } from "@/lib/coffee-cells";
import { cornersCell } from "@/lib/corners";
import { getEngine } from "@/lib/live/current";
import { problemOf } from "@/lib/problem";
import type { CoffeeRoom } from "@/lib/wire";
import { Button } from "@/ui/Button";
import { toasts } from "@/ui/toast-queue";
import { goAway, knock } from "./acts";
import { attempt } from "./news";
import { isFull, mustKnock, otherCorner } from "./rooms";
import { sitDown } from "./session";

/**
 * The one act of a room: sit down, knock where somebody sits behind a closed door, or go back to where one sits. It has no
 * pending look: with the press it is gone.
 */
export function TakeSeat({ room, look = "primary" }: { room: CoffeeRoom; look?: "primary" | "quiet" }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const isIn = useTableId() === room.id;
  const isKnocking = useCell(knockingCell) === room.id;
  const full = isFull(room);

  /** No seat here: another corner where there is one, else a room of one's own. */
  const offer = (words: string) => {
    const other = otherCorner(cornersCell.get(), room.id, getEngine().store.current()?.blocked ?? new Set());
    if (other) toasts.add({ text: words, tone: "problem", act: { label: t`Sit down at ${other.name}`, onAct: () => void go(other.id) } });
    else toasts.add({ text: words, tone: "problem" });
  };
  const go = async (id: string) => {
    try {
      if (await sitDown(id)) navigate(`/coffee/${id}`);
    } catch (error) {
      const { code, message } = problemOf(error);
      if (code === "coffee_full") offer(message);
      else toasts.add({ text: message, tone: "problem" });
    }
  };
  const ask = () =>
    knock(room.id).catch((error: unknown) => {
      const { code, message } = problemOf(error);
      if (code === "coffee_full") offer(message);
      else attempt(Promise.reject(error instanceof Error ? error : new Error(message)));
    });

  if (isIn) {
    return (
      <Button look={look} icon={<ArrowRight aria-hidden />} onPress={() => navigate(`/coffee/${room.id}`)}>
        <Trans>Back to the table</Trans>
      </Button>
    );
  }
  if (isKnocking) {
    return (
      <Button onPress={() => goAway(room.id)}>
        <Trans>You have knocked. Go away again</Trans>
      </Button>
    );
  }
  if (full) {
    return (
      <Button isDisabled>
        <Trans>All chairs are taken</Trans>
      </Button>
    );
  }
  if (mustKnock(room)) {
    return (
      <Button look={look} icon={<DoorClosed aria-hidden />} onPress={() => void ask()}>
        <Trans>Knock</Trans>
      </Button>
    );
  }
  return (
    <Button look={look} icon={<Armchair aria-hidden />} onPress={() => void go(room.id)}>
      <Trans>Sit down</Trans>
    </Button>
  );
}
