import type { MediaType } from "@ev-vehicles/openapi";
import { pathOperations } from "./path-operations.ts";
import type { Rule, RuleContext } from "./redocly-types.ts";

/**
 * Every body and every response with a body has an example, because the reference, the mock and the tests use them. Redocly's
 * `no-invalid-media-type-examples`, which is also enabled, validates each example against its schema.
 */
export const hasExample: Rule = () =>
  pathOperations(({ name, operation: { body, responses } }, context) => {
    check(body?.mediaTypes ?? [], `The body of ${name}`, ["requestBody"], context);
    for (const { mediaTypes, status } of responses)
      check(mediaTypes, `Response ${status} of ${name}`, ["responses", status], context);
  });

function check(mediaTypes: readonly MediaType[], what: string, path: string[], context: RuleContext): void {
  for (const { examples, name } of mediaTypes) {
    if (examples.length > 0) continue;
    const message = `${what} has no example for ${name}. Add one to spec/examples, and refer to it in \`examples\`.`;
    context.report({ message, location: context.location.child(path) });
  }
}
