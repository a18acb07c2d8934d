import type { OpenApiDocument } from "@ev-vehicles/openapi";
import { vi } from "vitest";

const bundled = "@ev-vehicles/types/openapi.json";

/** Lets modules that are imported in `use` find this description where they import the bundled one. */
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
