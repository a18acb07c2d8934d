import type { OpenApiDocument } from "@ev-vehicles/openapi";
import { pointerKeys } from "./pointer.ts";

/**
 * An operation that a change affects, and in which direction. The body of a webhook counts as received, because the API
 * sends it.
 */
export interface OperationUse {
  /** The `operationId`, or the method and path of an operation without one. */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly isWebhook: boolean;
  /** Whether the change affects what users send. */
  sent: boolean;
  /** Whether the change affects what users receive. */
  received: boolean;
}

type Json = Readonly<Record<string, unknown>>;
type Side = "sent" | "received";

/** An index of the operations that use each component of a bundle, directly or through other components. */
export class OperationUses {
  readonly #bundle: OpenApiDocument;
  /** The keys are places such as `components\nschemas\nVehicle`; the empty key has all operations. */
  readonly #uses = new Map<string, Map<string, OperationUse>>();

  constructor(bundle: OpenApiDocument) {
    this.#bundle = bundle;
    for (const [root, isWebhook] of [
      ["paths", false],
      ["webhooks", true],
    ] as const) {
      for (const [path, item] of Object.entries((bundle[root] ?? {}) as Record<string, Json>)) {
        for (const [method, operation] of Object.entries(item)) {
          if (isOperation(operation)) this.#addOperation(path, method, item, operation, isWebhook);
        }
      }
    }
  }

  /**
   * The operations that use a place in the bundle, each once. Global `security` and security schemes count as used by all
   * operations.
   */
  at(keys: readonly string[]): OperationUse[] {
    const [root, path, method, part] = keys;
    if (root === "security" || (root === "components" && path === "securitySchemes")) return this.#all();
    if (root === "components") return [...(this.#uses.get(keys.slice(0, 3).join("\n"))?.values() ?? [])];
    if (root !== "paths" && root !== "webhooks") return [];
    return this.#all()
      .filter((use) => use.path === path && use.isWebhook === (root === "webhooks"))
      .filter((use) => method === undefined || method === "parameters" || use.method === method)
      .map((use) => ({ ...use, ...sidesOf(method === "parameters" ? method : part, use.isWebhook) }));
  }

  #all(): OperationUse[] {
    return [...(this.#uses.get("")?.values() ?? [])];
  }

  #addOperation(path: string, method: string, item: Json, operation: Json, isWebhook: boolean): void {
    const name = String(operation.operationId ?? `${method.toUpperCase()} ${path}`);
    const use = { operation: name, method, path, isWebhook, sent: true, received: true };
    this.#mark("", use, "sent");
    this.#mark("", use, "received");
    for (const part of ["parameters", "requestBody", "responses"]) {
      const side: Side = (part === "responses") === isWebhook ? "sent" : "received";
      this.#follow([operation[part], part === "parameters" && item.parameters], use, side, new Set());
    }
  }

  #follow(node: unknown, use: OperationUse, side: Side, seen: Set<string>): void {
    if (typeof node !== "object" || node === null) return;
    const { $ref } = node as { $ref?: unknown };
    if (typeof $ref === "string" && $ref.startsWith("#/components/") && !seen.has($ref)) {
      seen.add($ref);
      const keys = pointerKeys($ref);
      this.#mark(keys.slice(0, 3).join("\n"), use, side);
      const target = keys.reduce<unknown>((at, key) => (at as Json | undefined)?.[key], this.#bundle);
      this.#follow(target, use, side, seen);
    }
    for (const member of Object.values(node)) this.#follow(member, use, side, seen);
  }

  #mark(place: string, use: OperationUse, side: Side): void {
    const uses = this.#uses.get(place) ?? new Map<string, OperationUse>();
    this.#uses.set(place, uses);
    const marked = uses.get(use.operation) ?? { ...use, sent: false, received: false };
    marked[side] = true;
    uses.set(use.operation, marked);
  }
}

function isOperation(node: unknown): node is Json {
  return typeof node === "object" && node !== null && "responses" in node;
}

/** A part of an operation is sent or received; a change to the operation itself counts as both. */
function sidesOf(part: string | undefined, isWebhook: boolean): { sent: boolean; received: boolean } {
  if (part === "responses") return { sent: isWebhook, received: !isWebhook };
  if (part === "parameters" || part === "requestBody") return { sent: !isWebhook, received: isWebhook };
  return { sent: true, received: true };
}
