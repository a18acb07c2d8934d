import { packageConfig } from "@ev-vehicles/scripts/package-config";

// The bundled description is published beside the types: `@ev-vehicles/types/openapi.json`.
export default packageConfig({ copy: ["src/generated/openapi.json"] });
