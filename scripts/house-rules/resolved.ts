import type { OrRef, RuleContext } from "./redocly-types.ts";

/** The file of each node that was reached through a `$ref`: what is inside it refers from there, not from where the rule stands. */
const files = new WeakMap<object, string>();

/** Follows `$ref`s to the node that they stand for; `undefined` where they lead nowhere, which `no-unresolved-refs` reports. */
export function resolved<Node extends object>(
  node: OrRef<Node> | undefined,
  context: RuleContext,
): Node | undefined {
  let current: unknown = node;
  for (let hops = 0; hops < 16 && isReference(current); hops += 1) {
    const target = context.resolve(current, files.get(current));
    current = target.node;
    if (target.location) remember(current, target.location.source.absoluteRef);
  }
  return isReference(current) ? undefined : (current as Node | undefined);
}

function remember(node: unknown, file: string): void {
  if (typeof node !== "object" || node === null || files.has(node)) return;
  files.set(node, file);
  for (const child of Object.values(node)) remember(child, file);
}

function isReference(node: unknown): node is { $ref: string } {
  return typeof node === "object" && node !== null && "$ref" in node && typeof node.$ref === "string";
}
