/**
 * JSON pointers (RFC 6901) as URI fragments, and the `$ref`s that hold them.
 *
 *     #/paths/~1vehicles~1%7Bvehicle_id%7D/get
 */
import { DescriptionError, type OpenApiDocument } from "./document.ts";

/** A part of the document, with its pointer. */
export interface Located<Part> {
  readonly value: Part;
  readonly pointer: string;
}

/** Extends a pointer by some steps. */
export function pointerTo(pointer: string, ...steps: readonly string[]): string {
  return [pointer, ...steps.map(encodeStep)].join("/");
}

/** A member of a part, with its pointer. */
export function memberOf<Part>(pointer: string, value: Part, ...steps: readonly string[]): Located<Part> {
  return { value, pointer: pointerTo(pointer, ...steps) };
}

/** The value at a pointer. @throws {DescriptionError} if there is none. */
export function valueAt(document: OpenApiDocument, pointer: string): unknown {
  if (!/^#(\/|$)/.test(pointer)) {
    throw new DescriptionError(
      `$ref "${pointer}": expected a place in the same document, "#/…". Bundle the description first.`,
    );
  }
  let value: unknown = document;
  for (const step of pointer.split("/").slice(1).map(decodeStep)) {
    value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
    if (value === undefined)
      throw new DescriptionError(`$ref "${pointer}": the description has nothing there.`);
  }
  return value;
}

/**
 * Follows `$ref`s to the first value that is not one. A `summary` or `description` beside a `$ref` wins over the one that it
 * leads to (OpenAPI 3.1, 4.8.23); of a path item, so does any other member.
 */
export function follow<Part extends object>(
  document: OpenApiDocument,
  { value, pointer }: Located<Part | { readonly $ref: string }>,
): Located<Part> {
  let current: { value: unknown; pointer: string } = { value, pointer };
  let beside: object = {};
  const seen = new Set<string>();
  while (isReference(current.value)) {
    const { $ref, ...siblings } = current.value;
    if (seen.has($ref)) throw new DescriptionError(`$ref "${$ref}" at ${pointer} leads back to itself.`);
    seen.add($ref);
    beside = { ...siblings, ...beside };
    current = { value: valueAt(document, $ref), pointer: $ref };
  }
  if (!isObject(current.value))
    throw new DescriptionError(
      `${current.pointer}: expected an object, found ${JSON.stringify(current.value)}.`,
    );
  const merged = Object.keys(beside).length > 0 ? { ...current.value, ...beside } : current.value;
  return { value: merged as Part, pointer: current.pointer };
}

/** Whether a part is a `$ref`. */
export function isReference(value: unknown): value is { readonly $ref: string } {
  return isObject(value) && typeof value.$ref === "string";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function encodeStep(step: string): string {
  return encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"));
}

function decodeStep(step: string): string {
  let plain = step;
  try {
    plain = decodeURIComponent(step);
  } catch {
    // A percent sign that encodes nothing is literal.
  }
  return plain.replaceAll("~1", "/").replaceAll("~0", "~");
}
