import type { OrRef, RuleContext } from "./redocly-types.ts";

/** Follows `$ref`s to the node that they stand for; `undefined` where they lead nowhere, which `no-unresolved-refs` reports. */
export function resolved<Node extends object>(
  node: OrRef<Node> | undefined,
  context: RuleContext,
): Node | undefined {
  let current: unknown = node;
  let from: string | undefined;
  for (let hops = 0; hops < 16 && isReference(current); hops += 1) {
    const target = context.resolve(current, from);
    current = target.node;
    from = target.location?.source.absoluteRef;
  }
  return isReference(current) ? undefined : (current as Node | undefined);
}

function isReference(node: unknown): node is { $ref: string } {
  return typeof node === "object" && node !== null && "$ref" in node && typeof node.$ref === "string";
}
