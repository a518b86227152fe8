// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from "vitest";
import { ToastQueue } from "@/ui/toast-queue";
import { type Deferrable, Deferred } from "./deferred";

const soon = () => new Promise<void>((done) => setTimeout(done));

let queue: ToastQueue;
let deferred: Deferred;
let said: string[];

beforeEach(() => {
  queue = new ToastQueue();
  deferred = new Deferred(queue);
  said = [];
});

function act(more: Partial<Deferrable> = {}): Deferrable {
  return {
    key: "leave:tea",
    becomes: "gone",
    text: "You left Tea.",
    undoLabel: "Undo",
    commit: () => Promise.resolve(said.push("commit")),
    commitLast: () => said.push("last"),
    onUndo: () => said.push("undo"),
    onRefused: () => said.push("refused"),
    onSettled: () => said.push("settled"),
    ...more,
  };
}

describe("a deferred act", () => {
  test("looks done at once and is sent when its notice leaves", async () => {
    deferred.defer(act());
    expect(deferred.pending.get().get("leave:tea")).toBe("gone");
    await soon();
    expect(said).toEqual([]);
    queue.pass(60_000);
    await soon();
    expect(said).toEqual(["commit", "settled"]);
    expect(deferred.pending.get().size).toBe(0);
  });

  test("is never sent once it was undone", async () => {
    deferred.defer(act());
    queue.act(queue.shown()[0]?.id ?? 0);
    queue.pass(60_000);
    await soon();
    expect(said).toEqual(["undo", "settled"]);
    expect(deferred.pending.get().size).toBe(0);
  });

  test("is sent at once when its notice is dismissed", async () => {
    deferred.defer(act());
    queue.dismiss(queue.shown()[0]?.id ?? 0);
    await soon();
    expect(said).toEqual(["commit", "settled"]);
  });

  test("gives way to a later one on the same thing", async () => {
    deferred.defer(act({ becomes: "moderator" }));
    deferred.defer(act({ becomes: "owner", commit: () => Promise.resolve(said.push("owner")) }));
    expect(deferred.pending.get().get("leave:tea")).toBe("owner");
    expect(queue.shown()).toHaveLength(1);
    queue.pass(60_000);
    await soon();
    expect(said).toEqual(["owner", "settled"]);
  });

  test("that the server refuses is taken back and said", async () => {
    deferred.defer(act({ commit: () => Promise.reject(new Error("last owner")) }));
    queue.pass(60_000);
    await soon();
    expect(said).toEqual(["refused", "settled"]);
    expect(deferred.pending.get().size).toBe(0);
  });

  test("goes out with the page, once", async () => {
    deferred.defer(act());
    deferred.flush();
    queue.pass(60_000);
    await soon();
    expect(said).toEqual(["last", "settled"]);
  });

  test("waits no longer than a while behind other notices", async () => {
    vi.useFakeTimers();
    for (const text of ["one", "two", "three"]) queue.add({ text, tone: "problem" });
    deferred.defer(act());
    await vi.advanceTimersByTimeAsync(7_000);
    vi.useRealTimers();
    expect(said).toEqual(["commit", "settled"]);
  });
});
