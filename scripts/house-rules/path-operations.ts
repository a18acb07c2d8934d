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

/** Several rules look at the same operation. */
const read = new WeakMap<OperationNode, LintedOperation | undefined>();

/** Visits the operations that clients call. Those under `webhooks` are requests that the API sends itself. */
export function pathOperations(visit: (linted: LintedOperation, context: RuleContext) => void): Visitor {
  return {
    Paths: {
      PathItem: {
        Operation(node, context) {
          if (!read.has(node)) read.set(node, readNode(node, context));
          const linted = read.get(node);
          if (linted) visit(linted, context);
        },
      },
    },
  };
}

/** Redocly's own rules report what cannot be read, such as a parameter without a name. */
function readNode(node: OperationNode, context: RuleContext): LintedOperation | undefined {
  const { method, name, path } = placeOf(context);
  const { parameters = [] } = (context.parent ?? {}) as Partial<OperationNode>;
  const item = { parameters, [method]: { ...node, operationId: node.operationId ?? name } };
  // Without braces: Redocly's own rules check whether the path's parameters are described.
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

/** Read from the pointer `#/paths/~1vehicles/get`, or from that of a file which has the path as a member. */
function placeOf(context: RuleContext): { method: string; name: string; path: string } {
  const method = String(context.key);
  const step = context.location.pointer.split("/").at(-2) ?? "";
  const path = decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
  return { method, name: `${method.toUpperCase()} ${path}`, path };
}
