import { packageConfig } from "@ev-vehicles/scripts/package-config";

// A command and nothing to import: ESM without types; what --help does not need is in files of its own. The OpenAPI
// document comes from a dev dependency, so it is inlined.
export default packageConfig({
  entry: { main: "src/main.ts" },
  format: ["esm"],
  platform: "node",
  dts: false,
  attw: false,
  fixedExtension: false,
});
