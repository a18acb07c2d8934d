import { type Operation, responseOf } from "@ev-vehicles/openapi";
import type { Validator } from "@ev-vehicles/openapi/validators";
import type { Answer } from "./answer.ts";

/** Compares an answer with what the description promises; a difference is an `Error` that names operation and place. */
export function checkAnswer(
  operation: Operation,
  { body, status }: Answer,
  validate: Validator | undefined,
): void {
  if (!responseOf(operation, status))
    throw new Error(`${operation.id} answered ${status}, which its description does not know.`);
  if (!validate) {
    if (body === undefined) return;
    throw new Error(`${operation.id} answered ${status} with a body, which its description does not have.`);
  }
  if (validate(body === undefined ? undefined : JSON.parse(body.json))) return;
  const [first] = validate.errors ?? [];
  throw new Error(
    `${operation.id} answered ${status} against its description: ${first?.instancePath || "/"} ${first?.message}`,
  );
}
