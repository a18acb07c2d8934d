import { DescriptionError, type OpenApiDocument, type Operation, readOperations } from "@ev-vehicles/openapi";
import type { OperationNode, RuleContext, Visitor } from "./redocly-types.ts";
import { selfContained } from "./self-contained.ts";

/** An operation as read by `@ev-vehicles/openapi`. */
export interface LintedOperation {
  /** `GET /vehicles` */
  readonly name: string;
  readonly operation: Operation;
  /** The document that the operation's schemas refer to. */
  readonly document: OpenApiDocument;
}

/** Caches what was read, because several rules visit the same operation. */
const cache = new WeakMap<OperationNode, LintedOperation | undefined>();

/** Visits the operations that clients call, but not webhooks, which the API sends. */
export function pathOperations(visit: (linted: LintedOperation, context: RuleContext) => void): Visitor {
  return {
    Paths: {
      PathItem: {
        Operation(node, context) {
          if (!cache.has(node)) cache.set(node, readNode(node, context));
          const linted = cache.get(node);
          if (linted) visit(linted, context);
        },
      },
    },
  };
}

/** Returns `undefined` for invalid operations, such as one with a nameless parameter, because Redocly's rules report them. */
function readNode(node: OperationNode, context: RuleContext): LintedOperation | undefined {
  const { method, name, path } = placeOf(context);
  const { parameters = [] } = (context.parent ?? {}) as Partial<OperationNode>;
  const item = { parameters, [method]: { ...node, operationId: node.operationId ?? name } };
  // The braces are removed, because `readOperations` requires a path parameter for each pair of them. Redocly's rules check
  // the parameters.
  const { document, part: paths } = selfContained({ [path.replaceAll(/[{}]/g, "")]: item }, context);
  const whole = { ...document, paths } as unknown as OpenApiDocument;
  try {
    const [operation] = readOperations(whole);
    return operation && { name, operation, document: whole };
  } catch (error) {
    if (error instanceof DescriptionError) return undefined;
    throw error;
  }
}

/** Reads method and path from the pointer `#/paths/~1vehicles/get`, or `#/~1vehicles/get` in a file of paths. */
function placeOf(context: RuleContext): { method: string; name: string; path: string } {
  const method = String(context.key);
  const step = context.location.pointer.split("/").at(-2) ?? "";
  const path = decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
  return { method, name: `${method.toUpperCase()} ${path}`, path };
}
