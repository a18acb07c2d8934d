import type { OpenApiDocument } from "@ev-vehicles/openapi";
import { vi } from "vitest";

const bundled = "@ev-vehicles/types/openapi.json";

/** Modules that `use` imports get this description instead of the bundled one. */
export async function withDescription<Result>(
  document: OpenApiDocument,
  use: () => Promise<Result>,
): Promise<Result> {
  vi.resetModules();
  vi.doMock(bundled, () => ({ default: document }));
  try {
    return await use();
  } finally {
    vi.doUnmock(bundled);
    vi.resetModules();
  }
}
