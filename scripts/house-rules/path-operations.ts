import type { Operation, Visit, Visitor } from "./redocly-types.ts";

/** Visits the operations that clients call. Those under `webhooks` are requests that the API sends itself. */
export function pathOperations(visit: Visit<Operation>): Visitor {
  return { Paths: { PathItem: { Operation: visit } } };
}
