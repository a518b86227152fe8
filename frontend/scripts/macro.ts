/**
 * Turns Lingui's macros into plain calls. The React plugin no longer runs Babel, and the ready-made
 * bridge asks for a newer Node than this project does, so Babel runs here, on files with macros only.
 */
import { transformAsync } from "@babel/core";
import macro from "@lingui/babel-plugin-lingui-macro";
import type { Plugin } from "vite";

export function linguiMacro(): Plugin {
  return {
    name: "flurfunk:lingui-macro",
    enforce: "pre",
    transform: {
      filter: { id: /\/src\/.*\.tsx?$/, code: /@lingui\/(core|react)\/macro/ },
      async handler(code, id) {
        const result = await transformAsync(code, {
          filename: id,
          configFile: false,
          babelrc: false,
          sourceMaps: true,
          parserOpts: { plugins: ["typescript", "jsx"] },
          plugins: [macro],
        });
        return result?.code == null ? null : { code: result.code, map: result.map ?? null };
      },
    },
  };
}
