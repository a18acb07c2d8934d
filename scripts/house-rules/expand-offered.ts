import { itemsOf, type OpenApiDocument, type Parameter, successOf, valuesOf } from "@ev-vehicles/openapi";
import { followExpandName } from "./expand-name.ts";
import { pathOperations } from "./path-operations.ts";
import type { Rule } from "./redocly-types.ts";
import { fieldOf, referencesIn } from "./reference-fields.ts";

/**
 * `expand` offers exactly what can be expanded. Each value names a path of references in that operation's response, and each
 * reference on the path is offered as well. Each reference that can be reached – in the response itself, or in a resource that
 * an offered value expands – is either offered or listed under `x-not-expandable` with a reason, on the parameter or the
 * operation. This distinguishes a forgotten reference from one that the API does not offer. A plain URL of the response may be
 * listed there, too, if the API can expand what this description leaves out.
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
    if (!values) return report("it must be an array whose items have an enum.");
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
        `"${reference}" is a reference that is not offered. Add it to the enum if the API expands it; if it does not, say why under \`x-not-expandable\`.`,
      );
    }
    for (const reference of Object.keys(declared)) {
      if (values.includes(reference))
        report(`x-not-expandable names "${reference}", which is offered. Remove one.`);
      else if (!reachable.has(reference) && fieldOf([item], reference, document)?.kind !== "url")
        report(`x-not-expandable names "${reference}", which is no reference within reach. Remove it.`);
    }
  });

function expandValues(document: OpenApiDocument, { schema }: Parameter): string[] | undefined {
  const items = itemsOf(document, schema.value);
  return items && valuesOf(document, items)?.filter((value) => typeof value === "string");
}

/** `x-not-expandable` maps names to reasons; an entry without a reason does not count. */
function reasons(part: object | undefined): Record<string, string> {
  const { "x-not-expandable": declaration } = (part ?? {}) as { "x-not-expandable"?: unknown };
  if (typeof declaration !== "object" || declaration === null) return {};
  const entries = Object.entries(declaration);
  return Object.fromEntries(
    entries.filter(([, reason]) => typeof reason === "string" && reason.trim() !== ""),
  );
}
