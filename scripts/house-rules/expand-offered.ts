import { itemsOf, type OpenApiDocument, type Parameter, successOf, valuesOf } from "@ev-vehicles/openapi";
import { followExpandName } from "./expand-name.ts";
import { pathOperations } from "./path-operations.ts";
import type { Rule } from "./redocly-types.ts";
import { fieldOf, referencesIn } from "./reference-fields.ts";

/**
 * The values of `expand` are exactly the references that can be expanded:
 *
 * - Each value names a path of references in the operation's response, and each reference on the path is also a value.
 * - Each reachable reference, in the response or in a resource that a value expands, is either a value or listed with a reason
 *   under `x-not-expandable`, on the parameter or the operation. This distinguishes a forgotten reference from one that the API does
 *   not expand. A plain URL may also be listed there if the API expands more than this description shows.
 */
export const expandOffered: Rule = () =>
  pathOperations(({ document, name, operation }, context) => {
    const response = successOf(operation)?.json?.schema?.value;
    const item = response && (itemsOf(document, response) ?? response);
    if (!item) return;
    const parameter = operation.parameters.find(
      (candidate) => candidate.in === "query" && candidate.name === "expand",
    );
    const report = (message: string) =>
      context.report({ message: `expand of ${name}: ${message}`, location: context.location.key() });

    const values = parameter ? expandValues(document, parameter) : [];
    if (!values) return report("the parameter must be an array whose items have an enum.");
    const declared = {
      ...reasons(parameter?.object),
      ...reasons(operation.object),
    };

    const reachable = new Set(referencesIn([item], document));
    for (const value of values) {
      const followed = followExpandName(value, [item], document);
      if (typeof followed === "string") {
        report(followed);
        continue;
      }
      for (const reference of followed.references) {
        if (!values.includes(reference))
          report(`"${value}" also expands "${reference}"; add it to the enum.`);
      }
      for (const next of referencesIn(followed.target, document)) reachable.add(`${value}.${next}`);
    }
    for (const reference of reachable) {
      if (values.includes(reference) || declared[reference]) continue;
      report(
        `the reference "${reference}" is not in the enum. Add it if the API expands it; otherwise add it to \`x-not-expandable\` with the reason.`,
      );
    }
    for (const reference of Object.keys(declared)) {
      if (values.includes(reference))
        report(`x-not-expandable names "${reference}", which is also in the enum. Remove one of the two.`);
      else if (!reachable.has(reference) && fieldOf([item], reference, document)?.kind !== "url")
        report(`x-not-expandable names "${reference}", which is not a reference in the response. Remove it.`);
    }
  });

function expandValues(document: OpenApiDocument, { schema }: Parameter): string[] | undefined {
  const items = itemsOf(document, schema.value);
  return items && valuesOf(document, items)?.filter((value) => typeof value === "string");
}

/** Reads `x-not-expandable`, which maps names to reasons. Entries without a reason are ignored. */
function reasons(part: object | undefined): Record<string, string> {
  const { "x-not-expandable": declaration } = (part ?? {}) as { "x-not-expandable"?: unknown };
  if (typeof declaration !== "object" || declaration === null) return {};
  const entries = Object.entries(declaration);
  return Object.fromEntries(
    entries.filter(([, reason]) => typeof reason === "string" && reason.trim() !== ""),
  );
}
