import { expect, test, vi } from "vitest";
import { staysFor_ms, ToastQueue } from "./toast-queue";

const texts = (queue: ToastQueue) => queue.shown().map((toast) => toast.text);

test("a notice leaves after its time", () => {
  const queue = new ToastQueue();
  queue.add({ text: "Saved" });
  queue.pass(4_999);
  expect(texts(queue)).toEqual(["Saved"]);
  queue.pass(1);
  expect(texts(queue)).toEqual([]);
});

test("a notice with undo stays longer, a problem until dismissed", () => {
  const undo = { label: "Undo", onAct: () => undefined };
  expect(staysFor_ms({ text: "Left", act: undo })).toBeGreaterThan(staysFor_ms({ text: "Saved" }) ?? Infinity);
  const queue = new ToastQueue();
  const id = queue.add({ text: "Not sent", tone: "problem" });
  queue.pass(1_000_000);
  expect(texts(queue)).toEqual(["Not sent"]);
  queue.dismiss(id);
  expect(texts(queue)).toEqual([]);
});

test("a fourth notice waits and does not age while it waits", () => {
  const queue = new ToastQueue(1);
  queue.add({ text: "first" });
  queue.add({ text: "second" });
  queue.pass(5_000);
  expect(texts(queue)).toEqual(["second"]);
  queue.pass(4_999);
  expect(texts(queue)).toEqual(["second"]);
});

test("undo runs once, even when pressed twice", () => {
  const queue = new ToastQueue();
  const onAct = vi.fn();
  const id = queue.add({ text: "Message deleted", act: { label: "Undo", onAct } });
  queue.act(id);
  queue.act(id);
  expect(onAct).toHaveBeenCalledTimes(1);
  expect(texts(queue)).toEqual([]);
});

test("nothing leaves while someone reads", () => {
  const queue = new ToastQueue();
  queue.add({ text: "Saved" });
  queue.pause();
  queue.pass(60_000);
  expect(texts(queue)).toEqual(["Saved"]);
  queue.resume();
  queue.pass(60_000);
  expect(texts(queue)).toEqual([]);
});

test("listeners hear of each change and may leave", () => {
  const queue = new ToastQueue();
  const heard = vi.fn();
  const leave = queue.subscribe(heard);
  const id = queue.add({ text: "one" });
  queue.dismiss(id);
  queue.dismiss(id);
  leave();
  queue.add({ text: "two" });
  expect(heard).toHaveBeenCalledTimes(2);
});
