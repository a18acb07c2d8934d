import type { Operation } from "@ev-vehicles/openapi";

/**
 * The `type` that the examples of an operation's 400 give to input that fails validation; `undefined` if they have
 * none. The API's own names do not all follow from the operation (`…/validation-failed-vehicle-waitlist/`).
 */
export function documentedProblemType({ responses }: Operation): string | undefined {
  const examples = responses.find(({ status }) => status === "400")?.json?.examples ?? [];
  const types = examples.map(({ value }) => (value as { type?: string } | undefined)?.type);
  return types.find((type) => type?.includes("/validation-failed-"));
}
