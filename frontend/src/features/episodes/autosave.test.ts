import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Autosave, SAVED_AFTER_MS, type SaveState } from "./autosave";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function saving(send: (text: string) => Promise<unknown>) {
  const told: SaveState[] = [];
  return { told, saver: new Autosave("old", send, (state) => told.push(state)) };
}

test("It is stored once, a moment after the last key.", async () => {
  const sent: string[] = [];
  const { told, saver } = saving((text) => Promise.resolve(sent.push(text)));
  saver.type("n");
  await vi.advanceTimersByTimeAsync(SAVED_AFTER_MS / 2);
  saver.type("new");
  await vi.advanceTimersByTimeAsync(SAVED_AFTER_MS);
  expect(sent).toEqual(["new"]);
  expect(told).toEqual(["waiting", "waiting", "saving", "saved"]);
});

test("What is typed while it is being stored follows.", async () => {
  const sent: string[] = [];
  const { saver } = saving(async (text) => {
    sent.push(text);
    if (text === "one") saver.type("two");
    await Promise.resolve();
  });
  saver.type("one");
  await saver.flush();
  expect(sent).toEqual(["one", "two"]);
});

test("A failure is told, and the next key or flush tries again.", async () => {
  let isDown = true;
  const { told, saver } = saving(() => (isDown ? Promise.reject(new Error("down")) : Promise.resolve()));
  saver.type("new");
  await saver.flush();
  expect(told.at(-1)).toBe("failed");
  isDown = false;
  await saver.flush();
  expect(told.at(-1)).toBe("saved");
});

test("Back to what is stored needs no storing.", async () => {
  const send = vi.fn(() => Promise.resolve());
  const { told, saver } = saving(send);
  saver.type("new");
  saver.type("old");
  await vi.advanceTimersByTimeAsync(SAVED_AFTER_MS * 2);
  expect(send).not.toHaveBeenCalled();
  expect(told.at(-1)).toBe("same");
});
