/**
 * Turns a part of a description that is split into files into a small document with everything that the part refers to, so that
 * `@ev-vehicles/openapi` can read it like the bundled description.
 */
import type { OpenApiDocument } from "@ev-vehicles/openapi";
import type { RuleContext } from "./redocly-types.ts";

/** The member of `components` that contains the referenced nodes. */
const section = "x-referenced";

export interface SelfContained<Part> {
  readonly part: Part;
  /** The document that the part's references point into. */
  readonly document: OpenApiDocument;
}

/** Makes the part at the rule's location self-contained. A broken reference becomes an empty object. */
export function selfContained<Part>(part: Part, context: RuleContext): SelfContained<Part> {
  const found = new Map<string, number>();
  const targets: unknown[] = [];

  function copyOf(node: unknown, file: string): unknown {
    if (Array.isArray(node)) return node.map((item) => copyOf(item, file));
    if (typeof node !== "object" || node === null) return node;
    const members = Object.entries(node).filter(([name]) => !isReference(node) || name !== "$ref");
    const others = Object.fromEntries(members.map(([name, member]) => [name, copyOf(member, file)]));
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
      targets[index] = copyOf(node, absoluteRef);
    }
    return { $ref: `#/components/${section}/${index}` };
  }

  const copy = copyOf(part, context.location.source.absoluteRef) as Part;
  const components = { [section]: targets } as unknown as NonNullable<OpenApiDocument["components"]>;
  return { part: copy, document: { openapi: "3.1.0", info: { title: "", version: "" }, components } };
}

function isReference(node: unknown): node is { readonly $ref: string } {
  return typeof node === "object" && node !== null && "$ref" in node && typeof node.$ref === "string";
}
