import { successOf, typesOf } from "@ev-vehicles/openapi";
import { type LintedOperation, pathOperations } from "./path-operations.ts";
import type { Rule } from "./redocly-types.ts";

/**
 * Every list is paginated: it has `page_size` with either both cursors (`page_after`, `page_before`) or a page number (`page`),
 * and a `Link` header with the neighbouring pages. Other operations have none of these.
 */
export const listPaging: Rule = () =>
  pathOperations((linted, context) => {
    const { name, operation } = linted;
    const query = operation.parameters.flatMap((parameter) =>
      parameter.in === "query" ? parameter.name : [],
    );
    const headers = successOf(operation)?.headers ?? [];
    const hasLink = headers.some((header) => header.name.toLowerCase() === "link");
    const report = (message: string) => context.report({ message, location: context.location.key() });

    if (!returnsList(linted)) {
      const paging = query.filter((parameter) => /^page(?:_size|_after|_before)?$/.test(parameter));
      if (paging.length > 0)
        report(
          `${name} takes ${paging.join(", ")} but does not return an array. Remove the parameters, or make the response an array.`,
        );
      if (hasLink) report(`${name} sends Link but does not return an array. Remove the header.`);
      return;
    }
    if (!hasLink) {
      report(
        `${name} returns a list without a Link header. Add \`Link\` from components/headers to its 200 response.`,
      );
    }
    const required = query.includes("page") ? ["page_size"] : ["page_size", "page_after", "page_before"];
    const missing = required.filter((parameter) => !query.includes(parameter));
    if (missing.length > 0) {
      report(
        `${name} returns a list but does not take ${missing.join(", ")}. Add the parameters PageSize, PageAfter and PageBefore (or their Time variants), or \`page\` and PageSize for a list with page numbers.`,
      );
    }
  });

/** A list of this API is a plain JSON array. */
export function returnsList({ document, operation }: LintedOperation): boolean {
  const schema = successOf(operation)?.json?.schema?.value;
  return schema !== undefined && typesOf(document, schema).includes("array");
}
