import { packageConfig } from "@ev-vehicles/scripts/package-config";

// Copies the bundled description, which users import as `@ev-vehicles/types/openapi.json`.
export default packageConfig({
  entry: {
    index: "src/index.ts",
    schemas: "src/schemas/index.ts",
    "validators-requests": "src/validators/requests.ts",
    "validators-responses": "src/validators/responses.ts",
  },
  copy: ["src/generated/openapi.json"],
});
