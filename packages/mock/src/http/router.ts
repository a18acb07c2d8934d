import type { Method } from "../spec/description.ts";
import type { Operation } from "../spec/operation.ts";
import { readOperations } from "../spec/read-operations.ts";
import { RouteTable } from "../spec/route-table.ts";
import { splitBasePath } from "./base-path.ts";
import { type RequestCheck, requestCheck } from "./check-request.ts";
import { straightenPath } from "./odd-paths.ts";
import { methodNotAllowed, notFound } from "./problems.ts";

/** Where a request leads. */
export interface Destination {
  /** The base path: `/v2`. */
  readonly base: string;
  /** The path below it, as the description spells it. */
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly operation: Operation;
  readonly check: RequestCheck;
}

/** Finds where a request leads; throws 404 for an unknown path and 405 for a method that the path does not know. */
export type Router = (pathname: string, method: string) => Destination;

/** Makes a router of the description's operations. */
export function createRouter(): Router {
  const operations = readOperations();
  const routes = new RouteTable(operations);
  const checks = new Map(operations.map((operation) => [operation.id, requestCheck(operation)]));
  return (pathname, method) => {
    const split = splitBasePath(straightenPath(pathname));
    const route = split && routes.find(split.path);
    if (!route) throw notFound();
    const operation = route.operations.get(method.toLowerCase() as Method);
    const check = operation && checks.get(operation.id);
    if (!check) throw methodNotAllowed(route.operations.keys());
    return { ...split, pathParameters: route.pathParameters, operation, check };
  };
}
