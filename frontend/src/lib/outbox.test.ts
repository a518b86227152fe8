// @vitest-environment jsdom
import { expect, test } from "vitest";
import { FakeTime } from "./fake-world";
import { keptFor } from "./kept";
import { type Letter, Outbox } from "./outbox";
import { Refusal } from "./refusal";
import type { Message } from "./wire";

const refuse = (code: string, retry_after_s: number | null = null) =>
  new Refusal({ code, message: `no: ${code}`, field: null, retry_after_s });

const asMessage = ({ client_id, room, body }: Letter) => ({ client_id, room, body }) as Message;

function setUp(answer: (letter: Letter, nth: number) => Promise<Message>) {
  localStorage.clear();
  return again(answer);
}

/** The same browser after a reload. */
function again(answer: (letter: Letter, nth: number) => Promise<Message>, isHeldBack: (letter: Letter) => boolean = () => false) {
  const time = new FakeTime();
  const sent: string[] = [];
  const tried: string[] = [];
  let ids = 0;
  const outbox = new Outbox(
    keptFor("me"),
    {
      send: (letter) => {
        tried.push(`${letter.body} ${letter.client_id}`);
        return answer(letter, tried.length);
      },
      after: time.after,
      random: () => 0.5,
      now: () => new Date(1_800_000_000_000 + time.now_ms),
      newId: () => `id-${++ids}`,
      isHeldBack,
    },
    { onChange: () => undefined, onSent: (message) => sent.push(message.body) },
  );
  return { time, outbox, sent, tried };
}

test("what is written without a line waits, and goes in order when the line stands", async () => {
  const { time, outbox, sent } = setUp((letter) => Promise.resolve(asMessage(letter)));
  outbox.add("a", "one", null);
  outbox.add("a", "two", null);
  outbox.add("a", "three", null);
  await time.pass(1_000);
  expect(sent).toEqual([]);
  outbox.setOpen(true);
  await time.pass(0);
  expect(sent).toEqual(["one", "two", "three"]);
  expect(outbox.letters()).toEqual([]);
});

test("a lost answer is followed by the same id, and nothing overtakes it", async () => {
  const { time, outbox, sent, tried } = setUp((letter, nth) =>
    nth < 3 ? Promise.reject(Refusal.unreachable()) : Promise.resolve(asMessage(letter)),
  );
  outbox.setOpen(true);
  outbox.add("a", "one", null);
  outbox.add("a", "two", null);
  await time.pass(60_000);
  expect(tried).toEqual(["one id-1", "one id-1", "one id-1", "two id-2"]);
  expect(sent).toEqual(["one", "two"]);
});

test("too fast is waited out", async () => {
  const { time, outbox, sent } = setUp((letter, nth) =>
    nth === 1 ? Promise.reject(refuse("too_fast", 3)) : Promise.resolve(asMessage(letter)),
  );
  outbox.setOpen(true);
  outbox.add("a", "one", null);
  await time.pass(2_900);
  expect(sent).toEqual([]);
  await time.pass(200);
  expect(sent).toEqual(["one"]);
});

test("a last word keeps the text, and lets the next one through", async () => {
  const { time, outbox, sent } = setUp((letter) =>
    letter.body === "no" ? Promise.reject(refuse("announcements_only")) : Promise.resolve(asMessage(letter)),
  );
  outbox.setOpen(true);
  outbox.add("a", "no", null);
  outbox.add("a", "yes", null);
  await time.pass(0);
  expect(sent).toEqual(["yes"]);
  expect(outbox.letters()).toMatchObject([{ body: "no", refusal: { code: "announcements_only" } }]);
  outbox.discard("id-1");
  expect(outbox.letters()).toEqual([]);
});

test("a reload loses nothing, whatever state it was in", async () => {
  const first = setUp(() => Promise.reject(refuse("message_too_long")));
  first.outbox.setOpen(true);
  first.outbox.add("a", "refused", null);
  await first.time.pass(0);
  first.outbox.setOpen(false);
  first.outbox.add("a", "waiting", { id: "m", seq: 3, author: "p" });
  first.outbox.close();

  const second = again((letter) => Promise.resolve(asMessage(letter)));
  expect(second.outbox.letters().map(({ body }) => body)).toEqual(["refused", "waiting"]);
  second.outbox.setOpen(true);
  await second.time.pass(0);
  expect(second.tried).toEqual(["waiting id-2"]);
});

test("rooms do not wait for each other", async () => {
  const { time, outbox, sent } = setUp((letter) =>
    letter.room === "slow" ? new Promise(() => undefined) : Promise.resolve(asMessage(letter)),
  );
  outbox.setOpen(true);
  outbox.add("slow", "one", null);
  outbox.add("quick", "two", null);
  await time.pass(0);
  expect(sent).toEqual(["two"]);
});

test("what waits for its files is overtaken, survives a reload, and goes once they are there", async () => {
  localStorage.clear();
  let isThere = false;
  const isHeldBack = ({ files }: Letter) => files.length > 0 && !isThere;
  const before = again((letter) => Promise.resolve(asMessage(letter)), isHeldBack);
  before.outbox.setOpen(true);
  before.outbox.add("a", "with a film", null, ["u1"]);
  before.outbox.add("a", "after it", null);
  await before.time.pass(0);
  expect(before.sent).toEqual(["after it"]);
  before.outbox.close();
  const { time, outbox, sent } = again((letter) => Promise.resolve(asMessage(letter)), isHeldBack);
  outbox.setOpen(true);
  await time.pass(1_000);
  expect([sent, outbox.letters()[0]?.files]).toEqual([[], ["u1"]]);
  isThere = true;
  outbox.nudge();
  await time.pass(0);
  expect(sent).toEqual(["with a film"]);
});
