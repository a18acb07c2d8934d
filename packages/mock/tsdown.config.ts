import { packageConfig } from "@ev-vehicles/scripts/package-config";

// The bundled description is inlined, so nothing reads JSON at run time. The validators stay in `@ev-vehicles/types`.
export default packageConfig({
  entry: {
    index: "src/index.ts",
    msw: "src/msw/index.ts",
    node: "src/node/index.ts",
    command: "src/node/command.ts",
  },
  deps: { neverBundle: [/^node:/, "msw"], alwaysBundle: [/\/openapi\.json$/] },
});
