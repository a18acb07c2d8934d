import { pathOperations } from "./path-operations.ts";
import type { Rule } from "./redocly-types.ts";

/** The responses that every operation of this API can return, with their components. */
const standard: Readonly<Record<string, string>> = {
  "401": "Unauthorized",
  "406": "NotAcceptable",
  "429": "TooManyRequests",
};

/** The headers that the API sends with every response, including errors. */
const standardHeaders = ["EvEnergy-Version", "X-RateLimit-Limit", "X-RateLimit-Remaining"];

/**
 * Every operation documents 401, 406 and 429, and every response documents the headers with the API version and the rate
 * limit; 429 also documents `Retry-After`. The types and the mock are derived from these parts of the description.
 */
export const standardResponses: Rule = () =>
  pathOperations(({ name, operation }, context) => {
    const location = context.location.child(["responses"]).key();
    for (const [status, component] of Object.entries(standard)) {
      if (operation.responses.some((response) => response.status === status)) continue;
      const message = `${name} does not document ${status}. Add ${component} from components/responses as \`"${status}"\`.`;
      context.report({ message, location });
    }
    for (const { headers, status } of operation.responses) {
      const present = headers.map((header) => header.name.toLowerCase());
      for (const header of status === "429" ? [...standardHeaders, "Retry-After"] : standardHeaders) {
        if (present.includes(header.toLowerCase())) continue;
        const message = `Response ${status} of ${name} lacks the header ${header}. Add it from components/headers.`;
        context.report({ message, location: context.location.child(["responses", status]) });
      }
    }
  });
