import { type Operation, responseOf } from "@ev-vehicles/openapi";
import type { Validator } from "@ev-vehicles/openapi/validators";
import type { HandlerResponse } from "./handler-response.ts";

/** Compares a response with the description. @throws {Error} naming the operation and the place that differs. */
export function checkResponse(
  operation: Operation,
  { body, status }: HandlerResponse,
  validate: Validator | undefined,
): void {
  if (!responseOf(operation, status))
    throw new Error(`${operation.id} returned ${status}, which is not in its description.`);
  if (!validate) {
    if (body === undefined) return;
    throw new Error(`${operation.id} returned ${status} with a body, which is not in its description.`);
  }
  if (validate(body === undefined ? undefined : JSON.parse(body.json))) return;
  const [first] = validate.errors ?? [];
  throw new Error(
    `${operation.id} returned a ${status} that breaks its description: ${first?.instancePath || "/"} ${first?.message}`,
  );
}
