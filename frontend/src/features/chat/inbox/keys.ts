/** The keys of the inbox: up and down among the notices, and putting one away. */
import { msg } from "@lingui/core/macro";
import type { Command } from "@/lib/commands";

const GROUP = msg`In the inbox`;

/** `toggleDone` gets the id of the notice that has the focus. */
export function inboxKeys(toggleDone: (id: string) => void) {
  const links = () => [...document.querySelectorAll<HTMLElement>("[data-notice]")];
  const focused = () => links().findIndex((link) => link.closest("li")?.contains(document.activeElement));
  const move = (step: number) => {
    const all = links();
    const at = focused();
    all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step))]?.focus();
  };
  /** Before a notice goes: the focus goes to its neighbour, if it was there. */
  const moveFrom = (id: string) => {
    const all = links();
    const at = focused();
    if (all[at]?.dataset.notice === id) (all[at + 1] ?? all[at - 1])?.focus();
  };
  const done = () => {
    const id = links()[focused()]?.dataset.notice;
    if (id === undefined) return;
    moveFrom(id);
    toggleDone(id);
  };
  const command = (keys: string, title: Command["title"], run: () => void): Command => ({
    id: `inbox.${keys}`,
    title,
    group: GROUP,
    keys,
    isKeyOnly: true,
    run,
  });
  const commands = [
    command("j", msg`Next notice`, () => move(1)),
    command("k", msg`Notice before`, () => move(-1)),
    command("e", msg`Done, or not done after all`, done),
  ];
  return { commands, move, moveFrom };
}
