import type { RedoclyChange } from "../redocly/diff.ts";

/** What a change is about. Each aspect has its own judge in `judge-change.ts`. */
export type Aspect =
  | "additional properties"
  | "body"
  | "body required"
  | "bound"
  | "component"
  | "default"
  | "deprecation"
  | "documentation"
  | "enum"
  | "format"
  | "header"
  | "header required"
  | "media type"
  | "named type"
  | "operation"
  | "operation ID"
  | "other"
  | "parameter"
  | "parameter place"
  | "parameter required"
  | "property"
  | "readOnly"
  | "required"
  | "security"
  | "status"
  | "type"
  | "union"
  | "writeOnly";

const documentation = /^(?:description|summary|title|examples?|externalDocs|termsOfService|tags|x-.*)$/;
const bounds =
  /^(?:(?:exclusive)?(?:min|max)imum|(?:min|max)(?:Length|Items|Properties)|pattern|multipleOf|uniqueItems)$/i;
const documentationTypes =
  /^(?:Info|Contact|License|Tag|TagList|Example|ExamplesMap|ExternalDocs|Link|LinksMap)$/;

const byType: Readonly<Record<string, Aspect>> = {
  Header: "header",
  HeadersMap: "header",
  MediaType: "media type",
  MediaTypesMap: "media type",
  Operation: "operation",
  Parameter: "parameter",
  PathItem: "operation",
  RequestBody: "body",
  Response: "status",
  SecurityRequirement: "security",
  SecurityRequirementList: "security",
  WebhooksMap: "operation",
};

const byProperty: Readonly<Record<string, Aspect>> = {
  additionalProperties: "additional properties",
  default: "default",
  deprecated: "deprecation",
  enum: "enum",
  format: "format",
  operationId: "operation ID",
  readOnly: "readOnly",
  type: "type",
  writeOnly: "writeOnly",
};

/** The pointer of a named component. Redocly reports separately how a change to it affects each operation. */
const component = /^#\/components\/(?:schemas|parameters|headers|responses|requestBodies)\/[^/]+$/;

/** Finds the aspect of a change from the node and the keyword that Redocly reports. */
export function aspectOf({ typeName, kind, property, path }: RedoclyChange): Aspect {
  if (documentationTypes.test(typeName) || path.includes("/x-")) return "documentation";
  if (kind !== "modified" && component.test(path)) return typeName === "Schema" ? "named type" : "component";
  const aspect = byType[typeName];
  if (kind !== "modified" || property === undefined) {
    if (aspect) return aspect;
    if (/\/(?:oneOf|anyOf)(?:\/\d+)?$/.test(path)) return "union";
    return /\/properties\/[^/]+$/.test(path) && typeName === "Schema" ? "property" : "other";
  }
  if (documentation.test(property)) return "documentation";
  if (aspect === "security") return aspect;
  if (aspect === "parameter" && property === "in") return "parameter place";
  if (property === "required") {
    if (aspect === "parameter" || aspect === "header" || aspect === "body") return `${aspect} required`;
    return "required";
  }
  return bounds.test(property) ? "bound" : (byProperty[property] ?? "other");
}
