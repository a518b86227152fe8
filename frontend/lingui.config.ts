import type { LinguiConfig } from "@lingui/conf";
import { formatter } from "@lingui/format-po";

// No origins in the catalogs: with them every moved line would touch both files.
const config: LinguiConfig = {
  sourceLocale: "en",
  locales: ["en", "de"],
  fallbackLocales: { default: "en" },
  format: formatter({ origins: false }),
  catalogs: [{ path: "<rootDir>/src/locales/{locale}", include: ["src"], exclude: ["src/gallery/**"] }],
};

export default config;
