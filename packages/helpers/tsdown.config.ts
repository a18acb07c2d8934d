import { packageConfig } from "@ev-vehicles/scripts/package-config";

export default packageConfig({
  entry: {
    index: "src/index.ts",
    ids: "src/ids/index.ts",
    resolve: "src/resolve/index.ts",
    "tanstack-query": "src/tanstack-query/index.ts",
  },
});
