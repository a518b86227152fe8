/**
 * Pictures of the gallery at three sizes in both themes, into .shots/ (ignored). Builds, serves, shoots, stops.
 * CHROMIUM names another browser than Debian's.
 */
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { build, preview } from "vite";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const CONFIG = `${ROOT}gallery.vite.config.ts`;
const SIZES = { desktop: [1440, 900], tablet: [820, 1180], phone: [390, 844] };
/** @type {Record<string, string | undefined>} */
const PAGES = {
  parts: "page=parts",
  shell: "page=shell",
  list: "page=shell&list",
  detail: "page=shell&detail",
};
/** What to do on the page before the picture.
 * @type {Record<string, (page: import("playwright-core").Page) => Promise<void>>} */
const ACTS = {
  palette: async (page) => {
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").waitFor();
    // React Aria shows what has a text field only once a phone's keyboard is up, or after about a second.
    await page.waitForTimeout(1_500);
  },
  menu: async (page) => {
    await page.getByRole("button", { name: "Du: Lena Vogt" }).click();
    await page.getByRole("menu").waitFor();
  },
  shortcuts: async (page) => {
    await page.locator("body").click({ position: { x: 2, y: 2 } });
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
  },
};

await mkdir(`${ROOT}.shots`, { recursive: true });
await build({ configFile: CONFIG, logLevel: "error" });
const server = await preview({ configFile: CONFIG, preview: { port: 0 }, logLevel: "error" });
const base = server.resolvedUrls?.local[0] ?? "";
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});

try {
  const wanted = process.argv[2];
  for (const [size, [width = 0, height = 0]] of Object.entries(SIZES)) {
    for (const theme of ["light", "dark"]) {
      const context = await browser.newContext({
        viewport: { width, height },
        hasTouch: size !== "desktop",
        isMobile: size === "phone",
        reducedMotion: "reduce",
      });
      const page = await context.newPage();
      page.on("pageerror", (error) => {
        console.error(`${size} ${theme}: ${error.message}`);
      });
      for (const name of [...Object.keys(PAGES), ...Object.keys(ACTS)]) {
        if ((wanted !== undefined && wanted !== name) || (name === "menu" && size === "phone")) continue;
        const query = PAGES[name] ?? "page=shell";
        await page.goto(`${base}?${query}&theme=${theme}&locale=${name === "parts" ? "en" : "de"}`);
        await page.evaluate("document.fonts.ready.then(() => true)");
        await page.waitForTimeout(150);
        await ACTS[name]?.(page);
        await page.waitForTimeout(100);
        await page.screenshot({ path: `${ROOT}.shots/${name}-${size}-${theme}.png`, fullPage: name === "parts" });
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
}
