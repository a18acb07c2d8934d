import { isDeepStrictEqual } from "node:util";
import type { OpenApiDocument } from "@ev-vehicles/openapi";
import { resourceTables } from "../../generate/resource-tables.ts";
import type { Aspect } from "./aspect.ts";
import type { Change, Sides } from "./change.ts";

/** A package that carries a difference, and what of it. */
export interface PackageTouched {
  readonly name: string;
  readonly what: string;
}

/** What the client's validators leave out or follow by themselves. */
const notValidated: readonly Aspect[] = [
  "default",
  "deprecation",
  "documentation",
  "enum",
  "format",
  "header",
];

/** Which packages carry the difference. All are released together; these have something to tell. */
export function packagesTouched(
  sides: Sides,
  changes: readonly Change[],
  typeLines: readonly string[],
): PackageTouched[] {
  const [before, after] = [sides.base.bundle, sides.revision.bundle];
  if (isDeepStrictEqual(before, after)) return [];
  const tables = (bundle: unknown) => resourceTables(bundle as OpenApiDocument);
  const validated = changes.some(
    ({ received, aspect, operations }) => received && operations.length > 0 && !notValidated.includes(aspect),
  );
  const newIds = changes.some(({ aspect }) => aspect === "operation" || aspect === "operation ID");
  const called = changes.some(({ sent, aspect }) => sent && aspect !== "documentation");
  const touched: Record<string, string[]> = {
    types: ["the bundled description", typeLines.length > 0 ? "the generated types" : ""],
    helpers: [tables(before) === tables(after) ? "" : "the paths and IDs that references follow"],
    client: [
      typeLines.length > 0 ? "the types of its calls" : "",
      validated ? "what `validateResponses` checks" : "",
    ],
    mock: ["the description that it answers by", called ? "the requests that it accepts" : ""],
    mcp: ["the description that its tools search", called ? "the calls that they accept" : ""],
    cli: [
      "the description that its commands are made from",
      newIds ? "the commands" : "",
      called ? "flags and fields" : "",
    ],
  };
  return Object.entries(touched).flatMap(([name, what]) => {
    const carried = what.filter(Boolean);
    return carried.length > 0 ? [{ name: `@ev-vehicles/${name}`, what: carried.join(", ") }] : [];
  });
}
