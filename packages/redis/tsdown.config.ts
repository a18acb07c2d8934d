import { packageConfig } from "@ev-vehicles/scripts/package-config";

export default packageConfig({ platform: "node", fixedExtension: false });
