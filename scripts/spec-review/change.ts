import type { OpenAPI3 } from "openapi-typescript";
import { type Bump, bumpFor, isLower } from "./bump.ts";
import type { RedoclyChange } from "./redocly-diff.ts";
import { subjectOf, unescapeKey } from "./subject.ts";

/** One change of the description, in words. */
export interface Change {
  /** Redocly's rating of it as a change of the API. */
  readonly rating: Bump;
  /** The bump that it asks of `@ev-vehicles/types`. */
  readonly bump: Bump;
  readonly subject: string;
  /** What happened to the subject. */
  readonly detail: string;
}

export interface Documents {
  readonly base: OpenAPI3;
  readonly revision: OpenAPI3;
}

/** Puts a change into words, and decides the bump that it asks of a package of this version. */
export function describeChange(change: RedoclyChange, documents: Documents, version: string): Change {
  const rating = change.impact;
  const side = change.kind === "removed" ? "base" : "revision";
  const pointer = change[side]?.pointer ?? change.base?.pointer ?? change.path;
  const property = change.kind === "modified" ? change.property : undefined;
  const owner =
    property && pointer.endsWith(`/${property}`) ? pointer.slice(0, -property.length - 1) : pointer;
  const asked = bumpFor(rating, version);
  return {
    rating,
    bump: changesEnum(change) && isLower(asked, "minor") ? "minor" : asked,
    subject: subjectOf(property ? `${owner}/${property}` : pointer, documents[side]),
    detail: detailOf(change),
  };
}

/**
 * Redocly rates a response enum that loses a value as a patch: nothing breaks on the wire. But the value's name disappears
 * from a type, and code that names it no longer compiles; a gained one makes an exhaustive `switch` incomplete.
 */
function changesEnum(change: RedoclyChange): boolean {
  return change.kind === "modified" && change.property === "enum";
}

function detailOf(change: RedoclyChange): string {
  const verdicts = change.verdicts.map(({ message }) => message).join(" ");
  if (verdicts) return verdicts;
  if (change.kind !== "modified") {
    const isOperation = change.typeName === "PathItem" || change.typeName === "Operation";
    return change.kind === "added" && isOperation ? `added: ${operationsIn(change)}` : change.kind;
  }
  const [before, after] = [change.base?.value, change.revision?.value];
  if (Array.isArray(before) && Array.isArray(after)) {
    const lost = before.filter((value) => !after.includes(value)).map(quote);
    const gained = after.filter((value) => !before.includes(value)).map(quote);
    return (
      [
        lost.length > 0 ? `lost ${lost.join(", ")}` : "",
        gained.length > 0 ? `gained ${gained.join(", ")}` : "",
      ]
        .filter(Boolean)
        .join("; ") || "other order"
    );
  }
  return `was ${quote(before)}, is ${quote(after)}`;
}

/** The operations that a new path or operation brings: `` `listVehicles` (`GET /vehicles`) ``. */
function operationsIn(change: RedoclyChange): string {
  const [, , path = "", method] = change.path.split("/").map(unescapeKey);
  const node = change.revision?.value;
  const operations = method ? { [method]: node } : ((node ?? {}) as Record<string, unknown>);
  return Object.entries(operations)
    .flatMap(([verb, operation]) => {
      const id = (operation as { operationId?: string } | undefined)?.operationId;
      return id ? `\`${id}\` (\`${verb.toUpperCase()} ${path}\`)` : [];
    })
    .join(", ");
}

function quote(value: unknown): string {
  if (value === undefined) return "absent";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
