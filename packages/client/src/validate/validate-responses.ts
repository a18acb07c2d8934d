import { redactFor } from "../errors/redaction-of.ts";
import { operationAnswers } from "../generated/response-validators.ts";
import type { Middleware } from "../openapi-fetch.ts";
import { ResponseMismatchError } from "./response-mismatch-error.ts";
import { type Violation, violationsOf } from "./violations.ts";

/** How to deal with responses that are not as described. */
export interface ValidateResponsesOptions {
  /**
   * Is told about each of them, and the response goes on to the caller as it is.
   * @default the error is thrown
   */
  readonly onMismatch?: (error: ResponseMismatchError) => void;
}

/**
 * Middleware that compares the body of each successful response with the description. Unknown fields and enumeration
 * values are accepted, because the API adds some without notice; a field that is missing or of another type is not.
 *
 * @example
 * const ev = createVehiclesClient({ auth });
 * ev.use(validateResponses());
 *
 * @throws ResponseMismatchError if a call's response is not as described; the server has acted on the request.
 */
export function validateResponses({ onMismatch }: ValidateResponsesOptions = {}): Middleware {
  return {
    async onResponse({ request, response, schemaPath }) {
      const call = `${request.method} ${schemaPath}`;
      const operation = operationAnswers[call];
      if (!operation || !response.ok) return;
      const body = await response.clone().text();
      const violations = bodyViolations(operation.answers[response.status], body);
      if (violations.length === 0) return;
      const mismatch = new ResponseMismatchError(call, operation.operationId, response, body, violations);
      const error = redactFor(response, mismatch);
      if (!onMismatch) throw error;
      onMismatch(error);
    },
  };
}

function bodyViolations(
  check: (typeof operationAnswers)[string]["answers"][number] | undefined,
  text: string,
): readonly Violation[] {
  if (check === undefined)
    return [{ pointer: "", message: "has a status that the description does not know" }];
  if (check === null) return text === "" ? [] : [{ pointer: "", message: "must be empty" }];
  const body = parsed(text);
  // The client has an error of its own for a body that is not JSON.
  if (body === undefined) return [];
  return check(body) ? [] : violationsOf(check.errors ?? []);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
