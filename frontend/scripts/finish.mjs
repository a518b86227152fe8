/**
 * After the build: weighs what a first visit must load, then writes .br and .gz beside every text file
 * so that the web server compresses nothing at run time.
 */
import { readFile, readdir, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const OUT = new URL("../../workspace/static/app/", import.meta.url);
const ENTRY = "src/app/main.tsx";
const LIMIT_KIB = 170;
const TEXT = /\.(js|css|svg|json|webmanifest|map)$/;

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

/** @typedef {{ file: string, imports?: string[], css?: string[] }} Chunk */

/**
 * Every file the browser must have before the first screen: the entry and its static imports.
 * @param {Record<string, Chunk>} manifest
 * @returns {Set<string>}
 */
function entryFiles(manifest) {
  /** @type {Set<string>} */
  const files = new Set();
  /** @param {string} key */
  const visit = (key) => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The build has no ${key}.`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const next of chunk.imports ?? []) visit(next);
  };
  visit(ENTRY);
  return files;
}

async function weigh() {
  /** @type {Record<string, Chunk>} */
  const manifest = JSON.parse(await readFile(new URL(".vite/manifest.json", OUT), "utf8"));
  let total = 0;
  for (const file of entryFiles(manifest)) {
    const size = (await toGzip(await readFile(new URL(file, OUT)), { level: 9 })).length;
    total += size;
    console.log(`${(size / 1024).toFixed(1).padStart(8)} KiB  ${file}`);
  }
  const kib = total / 1024;
  console.log(`${kib.toFixed(1).padStart(8)} KiB  entry bundle, gzip (at most ${String(LIMIT_KIB)})`);
  if (kib > LIMIT_KIB) throw new Error("The entry bundle is too heavy: load something later.");
}

async function compress() {
  const names = await readdir(OUT, { recursive: true });
  await Promise.all(
    names.filter((name) => TEXT.test(name)).map(async (name) => {
      const body = await readFile(new URL(name, OUT));
      const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
      await writeFile(new URL(`${name}.gz`, OUT), await toGzip(body, { level: 9 }));
      await writeFile(new URL(`${name}.br`, OUT), await toBrotli(body, { params }));
    }),
  );
}

await weigh();
await compress();
