import { type Json, type JsonObject, objectsIn, type Path, pointerOf, valueAt } from "./json-walk.ts";
import { operationChanges } from "./operation-changes.ts";
import { schemaChanges } from "./schema-changes.ts";

/** An alteration of one rule of the description. */
export interface Mutation {
  /** The alteration and its place: `drop required id: /components/schemas/Vehicle`. */
  readonly name: string;
  /** The kind of the alteration: `drop required`. */
  readonly kind: string;
  /** The path of the altered object. */
  readonly path: Path;
  /** Alters a copy of the description in place. */
  apply(description: Json): void;
}

/** An alteration of one object. */
export interface Change {
  readonly kind: string;
  /** Which part of the object is altered, such as a name or a status, if the alteration can apply to several. */
  readonly detail?: string;
  change(target: JsonObject, description: JsonObject): void;
}

/**
 * All alterations of a description, always in the same order. Parameters do not get the type null, because no text
 * represents null.
 */
export function mutationsOf(description: Json): readonly Mutation[] {
  return [...objectsIn(description)].flatMap(({ path, value }) => {
    if (isProse(path)) return [];
    const changes = isSchema(path) ? schemaChanges(value) : operationChanges(path, value);
    return changes
      .filter(({ kind }) => !(kind === "add null" && path.includes("parameters")))
      .map(({ kind, detail, change }) => ({
        kind,
        path,
        name: `${kind}${detail ? ` ${detail}` : ""}: ${pointerOf(path)}`,
        apply: (document: Json) => change(valueAt(document, path) as JsonObject, document as JsonObject),
      }));
  });
}

/** Whether a path is in an example or in the document's metadata, which have no rules. */
function isProse(path: Path): boolean {
  return (
    ["info", "servers", "tags"].includes(String(path[0])) ||
    path.some(
      (step, index) => ["example", "examples"].includes(String(step)) && path[index - 1] !== "properties",
    )
  );
}

/** Whether a path leads to a schema: one in `components.schemas`, a member named `schema`, or a schema nested in either. */
function isSchema(path: Path): boolean {
  const [last, parent] = [path.at(-1), path.at(-2)];
  if (last === "properties" && parent !== "properties") return false;
  const inComponents = path[0] === "components" ? path[1] === "schemas" : false;
  if (inComponents) return path.length === 3 || isPartOfSchema(last, parent);
  return last === "schema" || (path.includes("schema") && isPartOfSchema(last, parent));
}

function isPartOfSchema(last: unknown, parent: unknown): boolean {
  return (
    last === "items" ||
    last === "additionalProperties" ||
    parent === "properties" ||
    ["oneOf", "anyOf", "allOf"].includes(String(parent))
  );
}
