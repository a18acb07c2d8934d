import { isDeepStrictEqual } from "node:util";
import type { OpenApiDocument } from "@ev-vehicles/openapi";
import { resourceTables } from "../../generate/resource-tables.ts";
import type { Aspect } from "./aspect.ts";
import type { Change, Sides } from "./change.ts";

/** A package that contains the changes, and what changes in it. */
export interface AffectedPackage {
  readonly name: string;
  readonly what: string;
}

/** The aspects of a description that the client's response validators ignore. */
const notValidated: readonly Aspect[] = [
  "default",
  "deprecation",
  "documentation",
  "enum",
  "format",
  "header",
];

/** The packages that contain the changes. All packages are released together; these need a changelog entry. */
export function affectedPackages(
  sides: Sides,
  changes: readonly Change[],
  typeLines: readonly string[],
): AffectedPackage[] {
  const [before, after] = [sides.base.bundle, sides.revision.bundle];
  if (isDeepStrictEqual(before, after)) return [];
  const tables = (bundle: unknown) => resourceTables(bundle as OpenApiDocument);
  const validated = changes.some(
    ({ received, aspect, operations }) => received && operations.length > 0 && !notValidated.includes(aspect),
  );
  const newIds = changes.some(({ aspect }) => aspect === "operation" || aspect === "operation ID");
  const called = changes.some(({ sent, aspect }) => sent && aspect !== "documentation");
  const effects: Record<string, string[]> = {
    types: ["the bundled description", typeLines.length > 0 ? "the generated types" : ""],
    helpers: [tables(before) === tables(after) ? "" : "the paths and IDs that references follow"],
    client: [
      typeLines.length > 0 ? "the types of its calls" : "",
      validated ? "what `validateResponses` checks" : "",
    ],
    mock: ["the description that it serves", called ? "the requests that it accepts" : ""],
    mcp: ["the description that its tools search", called ? "the calls that they accept" : ""],
    cli: [
      "the description that its commands are derived from",
      newIds ? "the commands" : "",
      called ? "flags and fields" : "",
    ],
  };
  return Object.entries(effects).flatMap(([name, parts]) => {
    const changed = parts.filter(Boolean);
    return changed.length > 0 ? [{ name: `@ev-vehicles/${name}`, what: changed.join(", ") }] : [];
  });
}
