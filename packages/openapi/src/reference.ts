/**
 * JSON pointers (RFC 6901) as URI fragments, and the `$ref`s that contain them.
 *
 *     #/paths/~1vehicles~1%7Bvehicle_id%7D/get
 */
import { DescriptionError, type OpenApiDocument } from "./document.ts";

/** A part of the document and its pointer. */
export interface Located<Part> {
  readonly value: Part;
  readonly pointer: string;
}

/** Extends a pointer by some steps. */
export function pointerTo(pointer: string, ...steps: readonly string[]): string {
  return [pointer, ...steps.map(encodeStep)].join("/");
}

/** A member of a part and its pointer. */
export function memberOf<Part>(pointer: string, value: Part, ...steps: readonly string[]): Located<Part> {
  return { value, pointer: pointerTo(pointer, ...steps) };
}

/** The value at a pointer. @throws {DescriptionError} if there is none, or the pointer is not into this document. */
export function valueAt(document: OpenApiDocument, pointer: string): unknown {
  if (!/^#(\/|$)/.test(pointer)) {
    throw new DescriptionError(
      `$ref "${pointer}": expected a pointer into the same document, "#/…". Bundle the description first.`,
    );
  }
  let value: unknown = document;
  for (const step of pointer.split("/").slice(1).map(decodeStep)) {
    value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
    if (value === undefined)
      throw new DescriptionError(`$ref "${pointer}": the description has no value at this pointer.`);
  }
  return value;
}

/**
 * Follows `$ref`s to the first object without a `$ref`. Members next to a `$ref` override those of its target, as OpenAPI
 * 3.1 (4.8.23) requires for `summary` and `description`.
 */
export function follow<Part extends object>(
  document: OpenApiDocument,
  { value, pointer }: Located<Part | { readonly $ref: string }>,
): Located<Part> {
  let current: { value: unknown; pointer: string } = { value, pointer };
  let overrides: object = {};
  const seen = new Set<string>();
  while (isReference(current.value)) {
    const { $ref, ...siblings } = current.value;
    if (seen.has($ref))
      throw new DescriptionError(
        `$ref "${$ref}" at ${pointer} refers to itself, directly or through other references.`,
      );
    seen.add($ref);
    overrides = { ...siblings, ...overrides };
    current = { value: valueAt(document, $ref), pointer: $ref };
  }
  if (!isObject(current.value))
    throw new DescriptionError(
      `${current.pointer}: expected an object, found ${JSON.stringify(current.value)}.`,
    );
  const merged = Object.keys(overrides).length > 0 ? { ...current.value, ...overrides } : current.value;
  return { value: merged as Part, pointer: current.pointer };
}

/** Whether a value is an object with a `$ref`. */
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
    // An invalid percent-encoding is literal text.
  }
  return plain.replaceAll("~1", "/").replaceAll("~0", "~");
}
