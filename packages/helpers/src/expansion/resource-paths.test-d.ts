import type { resourcePaths } from "@ev-vehicles/types";
import { assertType, expectTypeOf, test } from "vitest";
import type { ResolverOptions } from "./resolver.ts";
import type { ResourcePath, ResourcePaths } from "./resource-paths.ts";

test("ResourcePaths takes the generated table, and any other of its shape", () => {
  expectTypeOf<typeof resourcePaths>().toExtend<ResourcePaths>();
  assertType<ResourcePaths>({ "/cars/{plate}": { ids: {}, expand: ["owner"] } });
  expectTypeOf<ResourcePaths>().not.toBeAny();
  expectTypeOf<ResourcePath>().not.toBeAny();
  // @ts-expect-error what it expands is missing
  assertType<ResourcePath>({ ids: {} });
});

test("ResolverOptions are all optional, and not any", () => {
  assertType<ResolverOptions>({});
  assertType<ResolverOptions>({ maxEntries: 1, maxAgeMs: 0, concurrency: 1, paths: {} });
  expectTypeOf<ResolverOptions>().not.toBeAny();
  // @ts-expect-error milliseconds are a number
  assertType<ResolverOptions>({ maxAgeMs: "1h" });
});
