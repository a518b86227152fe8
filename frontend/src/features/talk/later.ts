/** An act that can be undone because it has not happened yet: it is done when its notice leaves, or with the page. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { problemOf } from "@/lib/problem";
import { toasts } from "@/ui/toast-queue";
import { say } from "./news";

const UNDO_MS = 6_000;

export function later(text: string, act: () => Promise<unknown>, onUndo: () => void = () => undefined): void {
  const end = () => {
    clearTimeout(timer);
    removeEventListener("pagehide", now);
    toasts.dismiss(toast);
  };
  const now = () => {
    end();
    act().catch((error: unknown) => say(problemOf(error).message, "problem"));
  };
  const undo = () => {
    end();
    onUndo();
  };
  const timer = setTimeout(now, UNDO_MS);
  const toast = toasts.add({ text, act: { label: i18n._(msg`Undo`), onAct: undo } });
  addEventListener("pagehide", now);
}
