import { packageConfig } from "../../scripts/package-config.ts";

// A command and nothing to import: one ESM file without types. The description comes from a dev dependency, so it is inlined.
export default packageConfig({
  entry: { main: "src/main.ts" },
  format: ["esm"],
  platform: "node",
  dts: false,
  attw: false,
  fixedExtension: false,
});
