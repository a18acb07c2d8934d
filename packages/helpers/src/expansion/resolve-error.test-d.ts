import { assertType, expectTypeOf, test } from "vitest";
import type { InvalidIdError } from "../ids/invalid-id-error.ts";
import type { ResolveError, ResolveErrorCode } from "./resolve-error.ts";

declare const error: ResolveError | InvalidIdError;

test("the errors are told apart by kind, and a switch over the codes can be exhaustive", () => {
  if (error.kind === "resolve") {
    expectTypeOf(error).toEqualTypeOf<ResolveError>();
    expectTypeOf(error.code).toEqualTypeOf<ResolveErrorCode>();
    expectTypeOf(error.status).toEqualTypeOf<number | undefined>();
  } else {
    expectTypeOf(error).toEqualTypeOf<InvalidIdError>();
  }
  expectTypeOf<ResolveErrorCode>().not.toBeAny();
  expectTypeOf<ResolveError>().not.toBeAny();
  expectTypeOf<InvalidIdError>().not.toBeAny();
  // @ts-expect-error no such code
  assertType<ResolveErrorCode>("timeout");
});
