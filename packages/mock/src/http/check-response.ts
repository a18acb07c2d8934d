import { type Operation, responseOf } from "@ev-vehicles/openapi";
import type { Validator } from "@ev-vehicles/openapi/validators";
import type { HandlerResponse } from "../responses/handler-response.ts";

/** Validates a response against the API description. @throws {Error} naming the operation and the first difference. */
export function checkResponse(
  operation: Operation,
  { body, status }: HandlerResponse,
  validate: Validator | undefined,
): void {
  if (!responseOf(operation, status))
    throw new Error(
      `${operation.id} returned ${status}, but its description has no response with this status.`,
    );
  if (!validate) {
    if (body === undefined) return;
    throw new Error(
      `${operation.id} returned ${status} with a body, but its description has no body for this status.`,
    );
  }
  if (validate(body === undefined ? undefined : JSON.parse(body.json))) return;
  const [first] = validate.errors ?? [];
  throw new Error(
    `${operation.id} returned a ${status} that does not match its description: ${first?.instancePath || "/"} ${first?.message}`,
  );
}
