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

/** The bundled description: the only place where this server knows an operation from. */
export const description: OpenApiDocument = bundled as unknown as OpenApiDocument;

/**
 * What a call does, as far as HTTP and the description say: `creates` adds something and leaves the rest alone; `acts`
 * is a POST that may do anything.
 */
export type Effect = "reads" | "creates" | "changes" | "deletes" | "acts";

/** An operation of the API, as far as an agent needs it. */
export interface Operation extends Described {
  readonly effect: Effect;
  /** Whether the call may change or remove what is there. */
  readonly destructive: boolean;
  /** Whether it is a list that is read page by page. */
  readonly paged: boolean;
  /** What a success answers: for a list, one item. Undefined where nothing is answered. */
  readonly answer: SchemaObject | undefined;
}

/** Every operation of the description, in its order. */
export const operations: readonly Operation[] = readOperations(description).map((operation) => {
  const schema = successOf(operation)?.json?.schema?.value;
  const items = schema && itemsOf(description, schema);
  const effect = effectOf(operation);
  return {
    ...operation,
    effect,
    destructive: effect !== "reads" && effect !== "creates",
    paged: items !== undefined && isPaged(operation),
    answer: items ?? schema,
  };
});

function effectOf(operation: Described): Effect {
  const { method } = operation;
  if (method === "GET" || method === "HEAD" || method === "OPTIONS") return "reads";
  if (method === "DELETE") return "deletes";
  if (method !== "POST") return "changes";
  return successOf(operation)?.status === "201" ? "creates" : "acts";
}
