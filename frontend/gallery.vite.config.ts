/** The gallery of parts: `npm run dev` while drawing, `npm run shots` for pictures. Never part of the product. */
import { fileURLToPath } from "node:url";
import { lingui } from "@lingui/vite-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { onlyOurLocales } from "./scripts/locales.ts";
import { linguiMacro } from "./scripts/macro.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("./src/gallery"),
  publicDir: here("./public"),
  plugins: [linguiMacro(), onlyOurLocales(["de-DE", "en-US"]), react(), lingui()],
  resolve: { alias: { "@": here("./src") } },
  build: { outDir: here("./dist-gallery"), emptyOutDir: true, target: "esnext" },
  server: { fs: { allow: [here(".")] } },
});
