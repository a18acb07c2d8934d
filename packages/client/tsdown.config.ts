import { packageConfig } from "../../scripts/package-config.ts";

export default packageConfig({
  entry: {
    index: "src/index.ts",
    oauth: "src/auth/oauth/index.ts",
    otel: "src/events/otel.ts",
    validate: "src/validate/index.ts",
    webhooks: "src/webhooks/index.ts",
  },
  // Each file of a package costs an import a millisecond or two: what several entries share is one of them.
  outputOptions: { codeSplitting: { groups: [{ name: "shared", test: /(?<!\.d)\.ts$/, minShareCount: 2 }] } },
});
