import type { Document, MediaType, Response, Schema } from "../openapi/document.ts";
import { isReference, type Operation, resolve } from "../openapi/operations.ts";

/** What a successful response of the operation holds: one resource, a list of them, or nothing. */
export interface ResponseShape {
  readonly kind: "resource" | "list" | "empty";
  /** A name for a variable that holds it, from its schema: `VehicleStatusLog` → `vehicleStatusLog`. */
  readonly name: string;
  /** Whether the list comes in pages, linked by the `Link` header. */
  readonly paged: boolean;
  /** The member of a list's items that is good enough to print. */
  readonly key: string | undefined;
  /** Whether it may lead to another address instead, which is for a browser and not for a program. */
  readonly redirects: boolean;
}

export function describeResponse(document: Document, { raw }: Operation): ResponseShape {
  const [status] = Object.keys(raw.responses).filter((code) => code.startsWith("2"));
  const response = resolve<Response>(document, raw.responses[status ?? ""] ?? {});
  const media: MediaType | undefined = response.content?.["application/json"];
  const redirects = Object.keys(raw.responses).some((code) => code.startsWith("3"));
  if (!media?.schema) return { kind: "empty", name: "result", paged: false, key: undefined, redirects };
  const schema = resolve<Schema>(document, media.schema);
  const isList = schema.type === "array";
  const resource = isList ? (schema.items ?? {}) : media.schema;
  const properties = resolve<Schema>(document, resource).properties ?? {};
  return {
    kind: isList ? "list" : "resource",
    name: isReference(resource) ? variableName(resource.$ref) : "result",
    paged: isList && response.headers?.Link !== undefined,
    key: ["id", "url"].find((name) => name in properties),
    redirects,
  };
}

/** `#/components/schemas/VPPModes` → `vppModes`: leading capitals are one word. */
function variableName(pointer: string): string {
  const schema = pointer.slice(pointer.lastIndexOf("/") + 1);
  return schema.replace(/^([A-Z]+(?=[A-Z][a-z])|[A-Z])/, (capitals) => capitals.toLowerCase());
}
