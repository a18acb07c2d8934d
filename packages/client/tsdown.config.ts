import { packageConfig } from "../../scripts/package-config.ts";

export default packageConfig({ deps: { alwaysBundle: ["openapi-fetch"] } });
