import {
  isPaged,
  itemsOf,
  nameOfSchema,
  type OpenApiDocument,
  type Operation,
  propertiesOf,
  successOf,
} from "@ev-vehicles/openapi";

/** The body of an operation's successful response: one resource, a list of them, or nothing. */
export interface ResponseShape {
  readonly kind: "resource" | "list" | "empty";
  /** A variable name for the resource, from its schema: `VehicleStatusLog` → `vehicleStatusLog`. */
  readonly name: string;
  /** Whether the list has pages, linked by the `Link` header. */
  readonly paged: boolean;
  /** The member that identifies an item, which samples print. */
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

/** Whether the operation may redirect, which only browsers should follow. */
export function redirects({ responses }: Operation): boolean {
  return responses.some(({ status }) => status.startsWith("3"));
}

/** `VPPModes` → `vppModes`: leading capitals are one word. */
function variableName(schema: string): string {
  return schema.replace(/^([A-Z]+(?=[A-Z][a-z])|[A-Z])/, (capitals) => capitals.toLowerCase());
}
