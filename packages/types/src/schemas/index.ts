export * from "../generated/enum-values.ts";
export * from "../generated/standard-schemas.ts";
export type { OperationResponses } from "./operation-responses.ts";
export type { StandardIssue, StandardResult, StandardSchemaV1 } from "./standard-schema.ts";
