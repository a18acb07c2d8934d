import { packageConfig } from "../../scripts/package-config.ts";

export default packageConfig({
  entry: {
    index: "src/index.ts",
    oauth: "src/oauth/index.ts",
    otel: "src/otel.ts",
    validate: "src/validate/index.ts",
  },
  // A few of its functions are used; its CommonJS build keeps them where `import` does not find them.
  deps: { alwaysBundle: ["openapi-fetch"] },
});
