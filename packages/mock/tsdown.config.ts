import { packageConfig } from "@ev-vehicles/scripts/package-config";

// The bundled description comes from a dev dependency, so it is inlined: nothing reads JSON at run time.
export default packageConfig({
  entry: {
    index: "src/index.ts",
    msw: "src/msw/index.ts",
    node: "src/node/index.ts",
    command: "src/node/command.ts",
  },
  deps: { neverBundle: [/^node:/, "msw"] },
});
