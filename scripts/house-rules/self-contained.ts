/**
 * Turns a part of a description that is split into files into a document of its own that contains everything it refers to,
 * from any file, so that `@ev-vehicles/openapi` can read it like the bundled description.
 */
import type { OpenApiDocument } from "@ev-vehicles/openapi";
import type { RuleContext } from "./redocly-types.ts";

const beside = "x-beside";

export interface SelfContained<Part> {
  readonly part: Part;
  /** The document that the references of the part lead to. */
  readonly document: OpenApiDocument;
}

/** Makes the part at the rule's location self-contained. A reference that leads nowhere becomes an empty object. */
export function selfContained<Part>(part: Part, context: RuleContext): SelfContained<Part> {
  const found = new Map<string, number>();
  const targets: unknown[] = [];

  function plain(node: unknown, file: string): unknown {
    if (Array.isArray(node)) return node.map((item) => plain(item, file));
    if (typeof node !== "object" || node === null) return node;
    const members = Object.entries(node).filter(([name]) => !isReference(node) || name !== "$ref");
    const others = Object.fromEntries(members.map(([name, member]) => [name, plain(member, file)]));
    return isReference(node) ? { ...others, ...referTo(node, file) } : others;
  }

  function referTo(reference: { readonly $ref: string }, file: string): object {
    const { location, node } = context.resolve(reference, file);
    if (!location || node === undefined) return {};
    const { absoluteRef } = location.source;
    const key = `${absoluteRef} ${location.pointer}`;
    const index = found.get(key) ?? targets.length;
    if (!found.has(key)) {
      found.set(key, index);
      targets.push({});
      targets[index] = plain(node, absoluteRef);
    }
    return { $ref: `#/components/${beside}/${index}` };
  }

  const own = plain(part, context.location.source.absoluteRef) as Part;
  const components = { [beside]: targets } as unknown as NonNullable<OpenApiDocument["components"]>;
  return { part: own, document: { openapi: "3.1.0", info: { title: "", version: "" }, components } };
}

function isReference(node: unknown): node is { readonly $ref: string } {
  return typeof node === "object" && node !== null && "$ref" in node && typeof node.$ref === "string";
}
