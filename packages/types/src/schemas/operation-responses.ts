import type { StandardSchemaV1 } from "./standard-schema.ts";

/** What an operation may answer with success. */
export interface OperationResponses {
  readonly operationId: string;
  /** By status, `200` or `2XX`: the schema of the body, or null where there is none. */
  readonly responses: Readonly<Record<string, StandardSchemaV1 | null>>;
}
