import { assertType, expectTypeOf, test } from "vitest";
import type { InvalidIdError } from "../ids/invalid-id-error.ts";
import type { ResolveError, ResolveErrorCode } from "./resolve-error.ts";

declare const error: ResolveError | InvalidIdError;

test("`kind` discriminates ResolveError from InvalidIdError, and `code` is a union of literals", () => {
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
