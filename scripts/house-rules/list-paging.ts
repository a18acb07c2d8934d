import { answerOf, isList, operationName, parametersOf } from "./operation-parts.ts";
import type { Operation, Rule } from "./redocly-types.ts";

/**
 * A list is paged: it takes `page_size` with either both cursors (`page_after`, `page_before`) or a page number (`page`), and its
 * `Link` header names the neighbouring pages. What is not a list has none of them.
 */
export const listPaging: Rule = () => ({
  Operation(operation: Operation, context) {
    const answer = answerOf(operation, context);
    const name = operationName(context);
    const query = parametersOf(operation, context).flatMap((parameter) =>
      parameter.in === "query" ? parameter.name : [],
    );
    const hasLink = Object.keys(answer?.response.headers ?? {}).some(
      (header) => header.toLowerCase() === "link",
    );
    const report = (message: string) => context.report({ message, location: context.location.key() });

    if (!isList(answer?.schema)) {
      const paging = query.filter((parameter) => /^page(?:_size|_after|_before)?$/.test(parameter));
      if (paging.length > 0)
        report(
          `${name} takes ${paging.join(", ")} but does not answer an array. Remove the parameters, or make the answer an array.`,
        );
      if (hasLink) report(`${name} sends Link but does not answer an array. Remove the header.`);
      return;
    }
    if (!hasLink) {
      report(
        `${name} answers a list without a Link header. Add \`Link: { $ref: "#/components/headers/Link" }\` to the headers of its 200.`,
      );
    }
    const wanted = query.includes("page") ? ["page_size"] : ["page_size", "page_after", "page_before"];
    const missing = wanted.filter((parameter) => !query.includes(parameter));
    if (missing.length > 0) {
      report(
        `${name} answers a list but does not take ${missing.join(", ")}. Add the parameters PageSize, PageAfter and PageBefore (or their Time variants), or \`page\` and PageSize for a list with page numbers.`,
      );
    }
  },
});
