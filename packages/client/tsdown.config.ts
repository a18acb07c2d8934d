import { packageConfig } from "@ev-vehicles/scripts/package-config";

export default packageConfig({
  entry: {
    index: "src/index.ts",
    oauth: "src/auth/oauth/index.ts",
    otel: "src/events/otel.ts",
    validate: "src/validate/index.ts",
    webhooks: "src/webhooks/index.ts",
  },
  // In CommonJS, the bundler would treat openapi-fetch's whole `module.exports` as its default export, so `createClient`
  // would not be a function. Bundling avoids that, and saves loading a file. The types are still imported.
  deps: { alwaysBundle: ["openapi-fetch"], dts: { neverBundle: ["openapi-fetch"] } },
  // The licence of openapi-fetch must accompany every copy of it.
  copy: [{ from: "node_modules/openapi-fetch/LICENSE", to: "dist", rename: "openapi-fetch.LICENSE.txt" }],
  // Each file costs one or two milliseconds at import, so all code that several entries share goes into one file.
  outputOptions: { codeSplitting: { groups: [{ name: "shared", test: /(?<!\.d)\.ts$/, minShareCount: 2 }] } },
});
