import { packageConfig } from "../../scripts/package-config.ts";

// The bundled description is published beside the types: `@ev-vehicles/types/openapi.json`.
export default packageConfig({ copy: ["src/generated/openapi.json"] });
