import { packageConfig } from "@ev-vehicles/scripts/package-config";

// A command, not a library: ESM without types. Code that is imported on demand goes to separate files, which --help does
// not load. The OpenAPI document is inlined, because it comes from a dev dependency.
export default packageConfig({
  entry: { main: "src/main.ts" },
  format: ["esm"],
  platform: "node",
  dts: false,
  attw: false,
  fixedExtension: false,
});
