import type { paths } from "@ev-vehicles/types";
import type { Client } from "openapi-fetch";
import { assertType, expectTypeOf, test } from "vitest";
import type { Resolver } from "../resolve/create-resolver.ts";
import type { ExpandingClient } from "./expanding-client.ts";
import type { PathsOf, ReadableClient } from "./readable-client.ts";

test("PathsOf gives the OpenAPI paths of every kind of client and of a resolver", () => {
  expectTypeOf<PathsOf<Client<paths>>>().toEqualTypeOf<paths>();
  expectTypeOf<PathsOf<ExpandingClient<paths, Error>>>().toEqualTypeOf<paths>();
  expectTypeOf<PathsOf<Resolver<paths>>>().toEqualTypeOf<paths>();
  expectTypeOf<PathsOf<Client<paths>>>().not.toBeAny();
  expectTypeOf<PathsOf<{ GET: unknown }>>().toBeNever();
});

test("ReadableClient accepts every kind of client, and rejects an object without GET", () => {
  expectTypeOf<Client<paths>>().toExtend<ReadableClient>();
  expectTypeOf<ExpandingClient<paths>>().toExtend<ReadableClient>();
  expectTypeOf<ReadableClient>().not.toBeAny();
  // @ts-expect-error not a client
  assertType<ReadableClient>({ fetch });
});
