import { type BodyObject, description, type ExampleObject, type Reference, resolve } from "./description.ts";

const typesByOperation = new Map<string, string | undefined>();

/**
 * The `type` that the examples of an operation's 400 give to input that fails validation; `undefined` where they give
 * none. The API's own names do not all follow from the operation (`…/validation-failed-vehicle-waitlist/`).
 */
export function documentedProblemType(operationId: string): string | undefined {
  if (typesByOperation.size === 0) readTypes();
  return typesByOperation.get(operationId);
}

function readTypes(): void {
  for (const item of Object.values(description.paths)) {
    for (const { operationId, responses } of Object.values(item)) {
      const refused = responses["400"];
      typesByOperation.set(operationId, refused && validationType(refused));
    }
  }
}

function validationType(response: BodyObject | Reference): string | undefined {
  const { content } = resolve<BodyObject>(response, "").part;
  const examples = Object.values(content?.["application/problem+json"]?.examples ?? {});
  const types = examples.map((example) => {
    const problem = resolve<ExampleObject>(example, "").part.value as { type?: string } | undefined;
    return problem?.type;
  });
  return types.find((type) => type?.includes("/validation-failed-"));
}
