import { operationName, responsesOf } from "./operation-parts.ts";
import { pathOperations } from "./path-operations.ts";
import type { MediaType, Rule, RuleContext } from "./redocly-types.ts";
import { resolved } from "./resolved.ts";

/**
 * Every body and every response with a body has an example: the reference, the mock and the tests are fed from them. That each
 * example validates against its schema is Redocly's own `no-invalid-media-type-examples`, which is on as well.
 */
export const exampleGiven: Rule = () =>
  pathOperations((operation, context) => {
    const name = operationName(context);
    const body = resolved<{ content?: Record<string, MediaType> }>(operation.requestBody, context);
    check(body?.content, `The body of ${name}`, ["requestBody"], context);
    for (const [status, response] of responsesOf(operation, context)) {
      check(response.content, `Response ${status} of ${name}`, ["responses", status], context);
    }
  });

function check(
  content: Readonly<Record<string, MediaType>> | undefined,
  what: string,
  path: string[],
  context: RuleContext,
): void {
  for (const [type, media] of Object.entries(content ?? {})) {
    if (media.example !== undefined || Object.keys(media.examples ?? {}).length > 0) continue;
    const message = `${what} has no example for ${type}. Write one to spec/examples, and refer to it in \`examples\`.`;
    context.report({ message, location: context.location.child(path) });
  }
}
