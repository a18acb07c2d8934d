import { packageConfig } from "../../scripts/package-config.ts";

export default packageConfig({ entry: ["src/index.ts", "src/tanstack-query.ts"] });
