import type { Plugin } from "vite";

/** React Aria brings its own words in over thirty languages; we ship those that we speak. */
export function onlyOurLocales(keep: readonly string[]): Plugin {
  return {
    name: "flurfunk:only-our-locales",
    enforce: "pre",
    load: {
      filter: { id: /react-(aria|stately|aria-components)\/dist\/.*\/intl\/.*[a-z]{2}-[A-Z]{2}\.m?js$/ },
      handler(id) {
        const locale = /([a-z]{2}-[A-Z]{2})\.m?js$/.exec(id)?.[1] ?? "";
        return keep.includes(locale) ? null : { code: "export default {};", moduleSideEffects: false };
      },
    },
  };
}
