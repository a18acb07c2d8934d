import { packageConfig } from "@ev-vehicles/scripts/package-config";

export default packageConfig({
  entry: {
    index: "src/index.ts",
    oauth: "src/auth/oauth/index.ts",
    otel: "src/events/otel.ts",
    validate: "src/validate/index.ts",
    webhooks: "src/webhooks/index.ts",
  },
  // In CommonJS, the bundler takes all of openapi-fetch's `module.exports` for its default export, so `createClient` would
  // be no function. Bundled, it is one file less to load as well. Its types are still imported.
  deps: { alwaysBundle: ["openapi-fetch"], dts: { neverBundle: ["openapi-fetch"] } },
  // Its licence asks that it goes along.
  copy: [{ from: "node_modules/openapi-fetch/LICENSE", to: "dist", rename: "openapi-fetch.LICENSE.txt" }],
  // Each file of a package costs an import a millisecond or two: what several entries share is one of them.
  outputOptions: { codeSplitting: { groups: [{ name: "shared", test: /(?<!\.d)\.ts$/, minShareCount: 2 }] } },
});
