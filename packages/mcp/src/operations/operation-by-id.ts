import { ToolProblem } from "../results/tool-problem.ts";
import { closestName } from "./closest-name.ts";
import { type Operation, operations } from "./operation.ts";

const byId: ReadonlyMap<string, Operation> = new Map(
  operations.map((operation) => [operation.id, operation]),
);

/**
 * The operation of an id.
 *
 * @throws ToolProblem for an id that the description does not have, with the one that was probably meant.
 */
export function operationById(id: unknown): Operation {
  if (typeof id !== "string") throw new ToolProblem("id: expected the id of an operation.", [findOne]);
  const operation = byId.get(id);
  if (operation) return operation;
  const meant = closestName(id, [...byId.keys()]);
  throw new ToolProblem(
    `id: there is no operation ${JSON.stringify(id.slice(0, 60))}.`,
    meant ? [`Did you mean ${meant}?`, findOne] : [findOne],
  );
}

const findOne = "Call find_operations with words of what you want to do.";
