import { operationName, responsesOf } from "./operation-parts.ts";
import type { Operation, Rule } from "./redocly-types.ts";

/** Component that describes each answer that every operation of this API can give. */
const everywhere: Readonly<Record<string, string>> = {
  "401": "Unauthorized",
  "406": "NotAcceptable",
  "429": "TooManyRequests",
};

/** What the API sends with every answer, errors too. */
const headersEverywhere = ["EvEnergy-Version", "X-RateLimit-Limit", "X-RateLimit-Remaining"];

/**
 * Every operation can answer 401, 406 and 429, and every answer tells which version gave it and what is left of the hourly
 * budget. Clients and the mock read both from the description.
 */
export const standardAnswers: Rule = () => ({
  Operation(operation: Operation, context) {
    const name = operationName(context);
    const location = context.location.child(["responses"]).key();
    for (const [status, component] of Object.entries(everywhere)) {
      if (operation.responses?.[status]) continue;
      const message = `${name} does not document ${status}. Add \`"${status}": { $ref: "#/components/responses/${component}" }\` to its responses.`;
      context.report({ message, location });
    }
    for (const [status, response] of responsesOf(operation, context)) {
      const present = Object.keys(response.headers ?? {}).map((header) => header.toLowerCase());
      for (const header of status === "429" ? [...headersEverywhere, "Retry-After"] : headersEverywhere) {
        if (present.includes(header.toLowerCase())) continue;
        const message = `Response ${status} of ${name} lacks the header ${header}. Add \`${header}: { $ref: "#/components/headers/${header}" }\` to its headers.`;
        context.report({ message, location: context.location.child(["responses", status]) });
      }
    }
  },
});
