import fc from "fast-check";
import { expect, test } from "vitest";
import { Table } from "./table";

const id = fc.integer({ min: 0, max: 400 }).map((n) => `r${n}`);
const steps = fc.array(fc.tuple(id, fc.option(fc.integer(), { nil: undefined })), { maxLength: 300 });

test("it holds what a plain object would, whatever came and went", () => {
  fc.assert(
    fc.property(fc.uniqueArray(id, { maxLength: 300 }), steps, (first, changes) => {
      let table = Table.of(first.map((one, at) => [one, at]));
      const plain = new Map(first.map((one, at) => [one, at]));
      for (const [one, value] of changes) {
        const before = table;
        const told = before.toObject();
        table = table.with(one, value);
        if (value === undefined) plain.delete(one);
        else plain.set(one, value);
        expect(before.toObject()).toEqual(told);
      }
      expect(table.toObject()).toEqual(Object.fromEntries(plain));
      expect([...table.values()].toSorted()).toEqual([...plain.values()].toSorted());
      expect([...plain].every(([one, value]) => table.get(one) === value)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("two changes of one table know nothing of each other", () => {
  const table = Table.of<number>([["a", 1]]);
  const [one, other] = [table.with("b", 2), table.with("c", 3)];
  expect([table.toObject(), one.toObject(), other.toObject()]).toEqual([{ a: 1 }, { a: 1, b: 2 }, { a: 1, c: 3 }]);
  expect([one.has("c"), other.has("b"), table.values()]).toEqual([false, false, [1]]);
});

test("what changes nothing is the same table, with the same list of values", () => {
  const table = Table.of([["a", 1], ["b", 2]]);
  expect(table.with("a", 1)).toBe(table);
  expect(table.with("c", undefined)).toBe(table);
  expect(table.changed("c", (value) => value + 1)).toBe(table);
  expect(table.map((value) => value)).toBe(table);
  expect(table.values()).toBe(table.values());
  expect(table.map((value) => value * 2).toObject()).toEqual({ a: 2, b: 4 });
});
