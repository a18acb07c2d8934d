import type { Method } from "./description.ts";
import type { Operation } from "./operation.ts";

/** What a path leads to: the operations by method, and the values of the path's parameters. */
export interface Route {
  readonly operations: ReadonlyMap<Method, Operation>;
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface Branch {
  readonly fixed: Map<string, Branch>;
  parameter?: { readonly name: string; readonly branch: Branch };
  readonly operations: Map<Method, Operation>;
}

/** Finds the operations of a path, by its segments; a fixed segment wins over a parameter. */
export class RouteTable {
  readonly #root: Branch = newBranch();

  constructor(operations: Iterable<Operation>) {
    for (const operation of operations) {
      let branch = this.#root;
      for (const segment of segmentsOf(operation.path)) branch = grow(branch, segment);
      branch.operations.set(operation.method, operation);
    }
  }

  /** The route of a path below the base, with or without a trailing slash; `undefined` when there is none. */
  find(path: string): Route | undefined {
    const pathParameters: Record<string, string> = {};
    let branch = this.#root;
    for (const segment of segmentsOf(path)) {
      const fixed = branch.fixed.get(segment);
      const { parameter } = branch;
      if (fixed) branch = fixed;
      else if (parameter) {
        pathParameters[parameter.name] = decode(segment);
        branch = parameter.branch;
      } else return undefined;
    }
    return branch.operations.size > 0 ? { operations: branch.operations, pathParameters } : undefined;
  }
}

function newBranch(): Branch {
  return { fixed: new Map(), operations: new Map() };
}

function grow(branch: Branch, segment: string): Branch {
  const name = /^\{(.+)\}$/.exec(segment)?.[1];
  if (name === undefined) {
    const next = branch.fixed.get(segment) ?? newBranch();
    branch.fixed.set(segment, next);
    return next;
  }
  branch.parameter ??= { name, branch: newBranch() };
  return branch.parameter.branch;
}

function segmentsOf(path: string): string[] {
  return path.replace(/\/$/, "").split("/").slice(1);
}

/** A segment with a broken percent sign stays as it is, and fails its schema with a message. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
