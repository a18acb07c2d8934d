import { packageConfig } from "@ev-vehicles/scripts/package-config";

export default packageConfig({
  entry: ["src/index.ts", "src/ids.ts", "src/resolve.ts", "src/tanstack-query.ts"],
});
