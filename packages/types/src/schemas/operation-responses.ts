import type { StandardSchemaV1 } from "./standard-schema.ts";

/** The successful responses of an operation. */
export interface OperationResponses {
  readonly operationId: string;
  /** The schema of the body by status (`200` or `2XX`); null if the response has no body. */
  readonly responses: Readonly<Record<string, StandardSchemaV1 | null>>;
}
