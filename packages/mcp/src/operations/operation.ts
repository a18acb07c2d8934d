import {
  type Operation as Described,
  isPaged,
  itemsOf,
  type OpenApiDocument,
  readOperations,
  type SchemaObject,
  successOf,
} from "@ev-vehicles/openapi";
import bundled from "@ev-vehicles/types/openapi.json" with { type: "json" };

/** The bundled OpenAPI description. It is the server's only source for the operations. */
export const description: OpenApiDocument = bundled as unknown as OpenApiDocument;

/**
 * What a call does, according to its method and the spec. `creates` adds a resource and changes no other; `acts`
 * is a POST that may change anything.
 */
export type Effect = "reads" | "creates" | "changes" | "deletes" | "acts";

/** An operation of the API, with what an agent needs to know about it. */
export interface Operation extends Described {
  readonly effect: Effect;
  /** Whether the call may change or remove existing data. */
  readonly destructive: boolean;
  /** Whether the operation is a paginated list. */
  readonly paged: boolean;
  /** The schema of a successful response, or of one item of a list; undefined if the response is empty. */
  readonly responseSchema: SchemaObject | undefined;
}

/** All operations, in the spec's order. */
export const operations: readonly Operation[] = readOperations(description).map((operation) => {
  const schema = successOf(operation)?.json?.schema?.value;
  const items = schema && itemsOf(description, schema);
  const effect = effectOf(operation);
  return {
    ...operation,
    effect,
    destructive: effect !== "reads" && effect !== "creates",
    paged: items !== undefined && isPaged(operation),
    responseSchema: items ?? schema,
  };
});

function effectOf(operation: Described): Effect {
  const { method } = operation;
  if (method === "GET" || method === "HEAD" || method === "OPTIONS") return "reads";
  if (method === "DELETE") return "deletes";
  if (method !== "POST") return "changes";
  return successOf(operation)?.status === "201" ? "creates" : "acts";
}
