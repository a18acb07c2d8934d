/** The whole description as TypeScript: by path, by operation id, by component. */
export type { components, operations, paths } from "./generated/openapi.ts";
/** A name for every schema of the description: `Vehicle`, `VehicleTrim`, `User`, … */
export type * from "./generated/schemas.ts";
export { servers } from "./generated/servers.ts";
