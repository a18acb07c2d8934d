import { packageConfig } from "../../scripts/package-config.ts";

export default packageConfig({
  entry: {
    index: "src/index.ts",
    oauth: "src/oauth/index.ts",
    otel: "src/otel.ts",
    validate: "src/validate/index.ts",
  },
});
