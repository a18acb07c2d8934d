import { packageConfig } from "@ev-vehicles/scripts/package-config";

// For Node only, as ESM. The OpenAPI document and the guides are inlined, so the server reads no files at run time.
export default packageConfig({
  format: ["esm"],
  platform: "node",
  attw: { profile: "esm-only", level: "error" },
  fixedExtension: false,
  deps: { alwaysBundle: [/\/openapi\.json$/] },
});
