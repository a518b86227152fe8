// @vitest-environment jsdom
import { expect, test } from "vitest";
import { FakeTime } from "../fake-world";
import { Refusal } from "../refusal";
import type { FileOut } from "../wire";
import { type KeptUpload, Uploads, type UploadsWorld } from "./uploads";

const asFile = (name: string) => new File(["bytes"], name, { type: "text/plain" });
const refuse = (code: string, retry_after_s: number | null = null) => new Refusal({ code, message: `no: ${code}`, field: null, retry_after_s }, 422);

type Answer = (name: string, nth: number) => Promise<void>;

/** A browser whose disk outlives a reload, and a server that answers as told. */
function setUp(answer: Answer, disk = new Map<string, KeptUpload>()) {
  const time = new FakeTime();
  const tried: string[] = [];
  const calledOff: string[] = [];
  let ids = 0;
  let readies = 0;
  const world: UploadsWorld = {
    send: ({ file, url }, tell) => {
      tried.push(`${file.name}${url === null ? "" : " again"}`);
      tell.url(`/api/uploads/${file.name}`);
      tell.part(0.5);
      return { done: answer(file.name, tried.length), stop: () => undefined };
    },
    finish: (url) => Promise.resolve({ id: url, name: url } as FileOut),
    callOff: (url) => calledOff.push(url),
    load: () => Promise.resolve([...disk.values()]),
    keep: (upload) => disk.set(upload.key, upload),
    forget: (key) => disk.delete(key),
    after: time.after,
    random: () => 0.5,
    now_ms: () => time.now_ms,
    newId: () => `u${++ids}-${disk.size}`,
    link: () => "blob:",
    unlink: () => undefined,
  };
  const uploads = new Uploads(world, () => (readies += 1));
  return { time, uploads, tried, calledOff, disk, readies: () => readies };
}

const phases = (uploads: Uploads) => uploads.all().map(({ file, phase }) => `${file.name} ${phase}`);
const pending = () => new Promise<void>(() => undefined);

test("a file goes up as soon as it is chosen, and is ready once the server has understood it", async () => {
  const { time, uploads, readies } = setUp(() => Promise.resolve());
  uploads.add("draft:r", [asFile("a")]);
  await time.pass(0);
  expect(phases(uploads)).toEqual(["a ready"]);
  expect(uploads.all()[0]?.ready?.id).toBe("/api/uploads/a");
  expect(readies()).toBe(1);
});

test("three go at once, and the others after them", async () => {
  const { time, uploads, tried } = setUp((name) => (name === "a" ? Promise.resolve() : pending()));
  uploads.add("draft:r", ["a", "b", "c", "d", "e"].map(asFile));
  expect(tried).toEqual(["a", "b", "c"]);
  await time.pass(0);
  expect(tried).toEqual(["a", "b", "c", "d"]);
});

test("a line that breaks is no failure: it goes on where it was", async () => {
  const { time, uploads, tried } = setUp((_, nth) => (nth < 3 ? Promise.reject(Refusal.unreachable()) : Promise.resolve()));
  uploads.add("draft:r", [asFile("a")]);
  await time.pass(60_000);
  expect(tried).toEqual(["a", "a again", "a again"]);
  expect(phases(uploads)).toEqual(["a ready"]);
});

test("a full disk says why it waits, and is tried again", async () => {
  const { time, uploads, tried } = setUp((_, nth) => (nth < 2 ? Promise.reject(refuse("storage_full", 30)) : Promise.resolve()));
  uploads.add("draft:r", [asFile("a")]);
  await time.pass(0);
  expect(uploads.all()[0]).toMatchObject({ phase: "sending", problem: "no: storage_full" });
  await time.pass(31_000);
  expect(tried).toHaveLength(2);
  expect(phases(uploads)).toEqual(["a ready"]);
});

test("what the server refuses for good waits for its author", async () => {
  const { time, uploads, tried } = setUp((_, nth) => (nth === 1 ? Promise.reject(refuse("file_too_large")) : Promise.resolve()));
  const [one] = uploads.add("draft:r", [asFile("a")]);
  await time.pass(60_000);
  expect(uploads.all()[0]).toMatchObject({ phase: "failed", problem: "no: file_too_large" });
  expect(tried).toHaveLength(1);
  uploads.retry(one?.key ?? "");
  await time.pass(0);
  expect(phases(uploads)).toEqual(["a ready"]);
});

test("a reload goes on with the same upload, and brings nothing twice", async () => {
  const before = setUp(pending);
  before.uploads.add("draft:r", [asFile("a")]);
  before.uploads.stop();
  const { time, uploads, tried } = setUp(() => Promise.resolve(), before.disk);
  await uploads.start();
  await time.pass(0);
  expect(tried).toEqual(["a again"]);
  expect(phases(uploads)).toEqual(["a ready"]);
  const once_more = setUp(() => Promise.resolve(), before.disk);
  await once_more.uploads.start();
  await once_more.time.pass(0);
  expect(once_more.tried).toEqual([]);
  expect(phases(once_more.uploads)).toEqual(["a ready"]);
});

test("what is dropped is forgotten here and there; what a message holds only here", async () => {
  const { time, uploads, calledOff, disk } = setUp(() => Promise.resolve());
  const [one, other] = uploads.add("draft:r", [asFile("a"), asFile("b")]);
  await time.pass(0);
  uploads.drop([one?.key ?? ""]);
  uploads.settle([other?.key ?? ""]);
  expect(calledOff).toEqual(["/api/uploads/a"]);
  expect([uploads.all().length, disk.size]).toEqual([0, 0]);
});

test("a draft's files go with what is said, and come back with it", () => {
  const { uploads } = setUp(pending);
  const [one] = uploads.add("draft:r", [asFile("a")]);
  uploads.move([one?.key ?? ""], "letter:x");
  expect(uploads.all().map(({ place }) => place)).toEqual(["letter:x"]);
});
