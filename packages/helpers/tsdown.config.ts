import { packageConfig } from "../../scripts/package-config.ts";

export default packageConfig({
  entry: ["src/index.ts", "src/ids.ts", "src/resolve.ts", "src/tanstack-query.ts"],
});
