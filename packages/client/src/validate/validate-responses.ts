import { responseSchemas, type StandardIssue, type StandardSchemaV1 } from "@ev-vehicles/types/schemas";
import { redactFor } from "../errors/redaction/redaction.ts";
import type { Middleware } from "../openapi-fetch.ts";
import { ResponseMismatchError, type Violation } from "./response-mismatch-error.ts";

/** Options of {@link validateResponses}. */
export interface ValidateResponsesOptions {
  /**
   * Receives the error for each response that does not match the spec; the caller then gets the response unchanged.
   * @default the error is thrown
   */
  readonly onMismatch?: (error: ResponseMismatchError) => void;
}

/**
 * Middleware that checks the body of each successful response against the spec. Unknown fields and enum values are
 * accepted, because the API adds them without notice; missing fields and fields of the wrong type are rejected.
 *
 * @example
 * const ev = createVehiclesClient({ auth });
 * ev.use(validateResponses());
 *
 * @throws ResponseMismatchError if a response does not match the spec; the server has acted on the request.
 */
export function validateResponses({ onMismatch }: ValidateResponsesOptions = {}): Middleware {
  return {
    async onResponse({ request, response, schemaPath }) {
      const call = `${request.method} ${schemaPath}`;
      const operation = responseSchemas[call];
      if (!operation || !response.ok) return;
      const body = await response.clone().text();
      const violations = bodyViolations(schemaOf(operation.responses, response.status), body);
      if (violations.length === 0) return;
      const mismatch = new ResponseMismatchError(call, operation.operationId, response, body, violations);
      const error = redactFor(response, mismatch);
      if (!onMismatch) throw error;
      onMismatch(error);
    },
  };
}

/** The schema for the exact status, or else for its class (`2XX`). */
function schemaOf(
  responses: Readonly<Record<string, StandardSchemaV1 | null>>,
  status: number,
): StandardSchemaV1 | null | undefined {
  const exact = responses[status];
  return exact === undefined ? responses[`${Math.floor(status / 100)}XX`] : exact;
}

function bodyViolations(schema: StandardSchemaV1 | null | undefined, text: string): readonly Violation[] {
  if (schema === undefined) {
    return [{ pointer: "", message: "has no schema, because the spec does not document the status" }];
  }
  if (schema === null) return text === "" ? [] : [{ pointer: "", message: "must be empty" }];
  const body = parsed(text);
  // The client itself throws an InvalidResponseError for a body that is not JSON.
  if (body === undefined) return [];
  return (schema["~standard"].validate(body).issues ?? []).map(toViolation);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toViolation({ message, path }: StandardIssue): Violation {
  const steps = path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`);
  return { pointer: steps.join(""), message };
}
