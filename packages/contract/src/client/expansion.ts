import type { Operation } from "@ev-vehicles/openapi";
import type { RequestParts } from "../generate/request-parts.ts";
import { itemsOf, schemaAt } from "../generate/schema.ts";

/**
 * The references of a response that do not match `expand`, one line each. The helpers' types promise that a reference named in
 * `expand` is a resource, and that any other is a URL.
 */
export function expansionViolations(operation: Operation, { query }: RequestParts, data: unknown): string[] {
  const names = [query.expand ?? []].flat().map(String);
  const items = Array.isArray(data) ? data : [data];
  return expandNames(operation).flatMap((name) => {
    const expanded = names.some((expand) => expand === name || expand.startsWith(`${name}.`));
    const references = items.flatMap((item) => valuesAt(item, name.split(".")));
    return references
      .filter((value) => !matchesType(value, expanded))
      .map((value) => `${name} is ${describeValue(value, expanded)}`);
  });
}

/** The names that an operation accepts in `expand`. */
export function expandNames(operation: Operation): readonly string[] {
  const expand = operation.parameters.find(({ name }) => name === "expand");
  return expand ? (itemsOf(schemaAt(expand.schema.pointer)).value.enum ?? []).map(String) : [];
}

/** The value of a dotted name, as a list: empty if a reference before the last dot is not expanded. */
function valuesAt(value: unknown, [first, ...rest]: readonly string[]): unknown[] {
  if (first === undefined) return [value];
  if (typeof value !== "object" || value === null) return [];
  const member = (value as Record<string, unknown>)[first];
  return member === undefined ? [] : valuesAt(member, rest);
}

function matchesType(value: unknown, expanded: boolean): boolean {
  return value === null || typeof value === (expanded ? "object" : "string");
}

function describeValue(value: unknown, expanded: boolean): string {
  return expanded
    ? `the URL ${value}, although expand names it`
    : "a resource, although expand does not name it";
}
