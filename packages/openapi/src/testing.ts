import type { OpenApiDocument } from "./document.ts";

/** A small document with these paths and components. */
export function documentOf(paths: object, components: object = {}, more: object = {}): OpenApiDocument {
  const info = { title: "Test", version: "1" };
  return { openapi: "3.1.0", info, paths, components, ...more } as unknown as OpenApiDocument;
}
