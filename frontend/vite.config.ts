import { fileURLToPath } from "node:url";
import { lingui } from "@lingui/vite-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { emojiTables } from "./scripts/emoji.ts";
import { linguiMacro } from "./scripts/macro.ts";
import { onlyOurLocales } from "./scripts/locales.ts";

export default defineConfig({
  base: "/static/app/",
  plugins: [linguiMacro(), emojiTables(), onlyOurLocales(["de-DE", "en-US"]), react(), lingui({ failOnMissing: true })],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  css: { modules: { generateScopedName: "[name]_[local]_[hash:base64:4]" } },
  build: {
    manifest: true,
    outDir: "../workspace/static/app",
    emptyOutDir: true,
    // The page's policy has no `data:` for fonts, and files are cached for ever: inline nothing.
    assetsInlineLimit: 0,
    // The oldest browsers that know light-dark(), which tokens.css stands on.
    target: ["chrome123", "firefox121", "safari17.5"],
    rolldownOptions: { input: "src/app/main.tsx" },
  },
  test: { environment: "node", include: ["src/**/*.test.{ts,tsx}"], restoreMocks: true, css: { include: [/tokens\.css/] } },
});
