import {
  isPaged,
  itemsOf,
  nameOfSchema,
  type OpenApiDocument,
  type Operation,
  propertiesOf,
  successOf,
} from "@ev-vehicles/openapi";

/** What a successful response of the operation holds: one resource, a list of them, or nothing. */
export interface ResponseShape {
  readonly kind: "resource" | "list" | "empty";
  /** A name for a variable that holds it, from its schema: `VehicleStatusLog` → `vehicleStatusLog`. */
  readonly name: string;
  /** Whether the list comes in pages, linked by the `Link` header. */
  readonly paged: boolean;
  /** The member of a list's items that is good enough to print. */
  readonly key: string | undefined;
}

export function describeResponse(document: OpenApiDocument, operation: Operation): ResponseShape {
  const schema = successOf(operation)?.json?.schema?.value;
  if (!schema) return { kind: "empty", name: "result", paged: false, key: undefined };
  const items = itemsOf(document, schema);
  const properties = propertiesOf(document, items ?? schema) ?? {};
  return {
    kind: items ? "list" : "resource",
    name: variableName(nameOfSchema(items ?? schema) ?? "result"),
    paged: isPaged(operation),
    key: ["id", "url"].find((name) => name in properties),
  };
}

/** Whether it may lead to another address instead, which is for a browser and not for a program. */
export function redirects({ responses }: Operation): boolean {
  return responses.some(({ status }) => status.startsWith("3"));
}

/** `VPPModes` → `vppModes`: leading capitals are one word. */
function variableName(schema: string): string {
  return schema.replace(/^([A-Z]+(?=[A-Z][a-z])|[A-Z])/, (capitals) => capitals.toLowerCase());
}
