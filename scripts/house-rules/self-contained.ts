/**
 * A part of a description that is split into files, as a document of its own: what it refers to, in whatever file, is put
 * beside it, so that the project's reader reads it as it reads the bundled description.
 */
import type { OpenApiDocument } from "@ev-vehicles/openapi";
import type { RuleContext } from "./redocly-types.ts";

const beside = "x-beside";

export interface SelfContained<Part> {
  readonly part: Part;
  /** What the references of the part lead into. */
  readonly document: OpenApiDocument;
}

/** Makes a part, which stands where the rule stands, self-contained. A reference that leads nowhere becomes an empty object. */
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
