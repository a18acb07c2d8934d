import { isList, operationName, parametersOf, successOf } from "./operation-parts.ts";
import { pathOperations } from "./path-operations.ts";
import type { Rule } from "./redocly-types.ts";

/**
 * A list is paged: it takes `page_size` with either both cursors (`page_after`, `page_before`) or a page number (`page`), and its
 * `Link` header names the neighbouring pages. What is not a list has none of them.
 */
export const listPaging: Rule = () =>
  pathOperations((operation, context) => {
    const success = successOf(operation, context);
    const name = operationName(context);
    const query = parametersOf(operation, context).flatMap((parameter) =>
      parameter.in === "query" ? parameter.name : [],
    );
    const hasLink = Object.keys(success?.response.headers ?? {}).some(
      (header) => header.toLowerCase() === "link",
    );
    const report = (message: string) => context.report({ message, location: context.location.key() });

    if (!isList(success?.schema)) {
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
        `${name} returns a list without a Link header. Add the header \`Link\` of components/headers to its 200.`,
      );
    }
    const wanted = query.includes("page") ? ["page_size"] : ["page_size", "page_after", "page_before"];
    const missing = wanted.filter((parameter) => !query.includes(parameter));
    if (missing.length > 0) {
      report(
        `${name} returns a list but does not take ${missing.join(", ")}. Add the parameters PageSize, PageAfter and PageBefore (or their Time variants), or \`page\` and PageSize for a list with page numbers.`,
      );
    }
  });
