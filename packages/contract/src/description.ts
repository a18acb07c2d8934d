/** The bundled description, as read by `@ev-vehicles/openapi`. */
import { type OpenApiDocument, type Operation, readOperations } from "@ev-vehicles/openapi";
import bundled from "@ev-vehicles/types/openapi.json" with { type: "json" };

/** The bundled description, with the types that TypeScript infers from its JSON. */
export const description: typeof bundled = bundled;

export const document: OpenApiDocument = bundled as unknown as OpenApiDocument;

export const operations: readonly Operation[] = readOperations(document);

export function operation(id: string): Operation {
  const found = operations.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`The description has no operation "${id}".`);
  return found;
}
