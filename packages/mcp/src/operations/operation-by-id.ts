import { ToolProblem } from "../results/tool-problem.ts";
import { closestName } from "./closest-name.ts";
import { type Operation, operations } from "./operation.ts";

const byId: ReadonlyMap<string, Operation> = new Map(
  operations.map((operation) => [operation.id, operation]),
);

/**
 * Looks up an operation by its `operationId`.
 *
 * @throws ToolProblem for an unknown ID, with the most similar known ID, if any, as a suggestion.
 */
export function operationById(id: unknown): Operation {
  if (typeof id !== "string") throw new ToolProblem("id: expected the ID of an operation.", [findOne]);
  const operation = byId.get(id);
  if (operation) return operation;
  const suggestion = closestName(id, [...byId.keys()]);
  throw new ToolProblem(
    `id: unknown operation ${JSON.stringify(id.slice(0, 60))}.`,
    suggestion ? [`Did you mean ${suggestion}?`, findOne] : [findOne],
  );
}

const findOne = "Call find_operations with words for what you want to do.";
