/** The whole description as types: by path, operation ID, webhook and component. */
export type { components, operations, paths, webhooks } from "./generated/openapi.ts";
/** Which path reads which resource, and the letters that begin the IDs of each kind. */
export { idPrefixes, resourcePaths } from "./generated/resources.ts";
/** A name for every schema of the description: `Vehicle`, `VehicleTrim`, `User`, … */
export type * from "./generated/schemas.ts";
export { servers } from "./generated/servers.ts";
export { webhookTypes } from "./generated/webhooks.ts";
export type { WebhookEvent } from "./webhook-event.ts";
