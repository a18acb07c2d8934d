import { packageConfig } from "../../scripts/package-config.ts";

export default packageConfig({ platform: "node", fixedExtension: false });
