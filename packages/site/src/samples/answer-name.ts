import type { Description, MediaType, Response, Schema } from "../description/description.ts";
import type { Operation } from "../description/operations.ts";
import { isReference, resolve } from "../description/resolve.ts";

/** What a success of the operation brings: one resource, a list of them, or nothing. */
export interface Answer {
  readonly kind: "resource" | "list" | "empty";
  /** A name for a variable that holds it, from its schema: `VehicleStatusLog` → `vehicleStatusLog`. */
  readonly name: string;
  /** Whether the list is cut into pages, named by the `Link` header. */
  readonly paged: boolean;
  /** The list's items have this member, good enough to print. */
  readonly key: string | undefined;
}

export function describeAnswer(description: Description, { raw }: Operation): Answer {
  const [status] = Object.keys(raw.responses).filter((code) => code.startsWith("2"));
  const response = resolve<Response>(description, raw.responses[status ?? ""] ?? {});
  const media: MediaType | undefined = response.content?.["application/json"];
  if (!media?.schema) return { kind: "empty", name: "answer", paged: false, key: undefined };
  const schema = resolve<Schema>(description, media.schema);
  const isList = schema.type === "array";
  const resource = isList ? (schema.items ?? {}) : media.schema;
  const properties = resolve<Schema>(description, resource).properties ?? {};
  return {
    kind: isList ? "list" : "resource",
    name: isReference(resource) ? variableName(resource.$ref) : "answer",
    paged: isList && response.headers?.Link !== undefined,
    key: ["id", "url"].find((name) => name in properties),
  };
}

/** `#/components/schemas/VPPModes` → `vppModes`: leading capitals are one word. */
function variableName(pointer: string): string {
  const schema = pointer.slice(pointer.lastIndexOf("/") + 1);
  return schema.replace(/^([A-Z]+(?=[A-Z][a-z])|[A-Z])/, (capitals) => capitals.toLowerCase());
}
