/**
 * Fails when the catalogs do not say what the code says: a text that was never extracted, one that is no
 * longer used, or one without German. Leaves the files as they were.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const FILES = ["src/locales/en.po", "src/locales/de.po"];

const before = FILES.map((file) => readFileSync(ROOT + file, "utf8"));
// One worker: the pool of several sometimes waits for ever on a busy machine.
execFileSync("npx", ["lingui", "extract", "--clean", "--workers", "1"], { cwd: ROOT, stdio: "pipe" });
const after = FILES.map((file) => readFileSync(ROOT + file, "utf8"));
FILES.forEach((file, i) => {
  writeFileSync(ROOT + file, before[i] ?? "");
});

/** Obsolete entries begin with `#~` and are gone after --clean.
 * @param {string} po
 * @returns {string[]} msgids without a translation */
function untranslated(po) {
  return po
    .split(/\n\n+/)
    .slice(1)
    .filter((entry) => /^msgstr ""\s*$/m.test(entry) && !/^msgstr ""\n"/m.test(entry))
    .map((entry) => /^msgid (.*(?:\n".*")*)/m.exec(entry)?.[1] ?? entry);
}

const problems = FILES.flatMap((file, i) => [
  ...(before[i] === after[i] ? [] : [`${file} is stale: run npm run extract.`]),
  ...untranslated(after[i] ?? "").map((id) => `${file} lacks a translation of ${id}`),
]);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
