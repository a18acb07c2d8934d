import type { RequiredKeysOf } from "../openapi-ts.ts";
import type { HasName, RefuseUnknownNames } from "./unknown-names.ts";

/**
 * Infers `Options` from the whole argument, but checks the argument against `Known` only. TypeScript infers from both
 * branches of a conditional type and checks the argument against the first, which does not contain `Options`: if it did, each
 * misspelt name would count as a known one. The brackets keep the condition from distributing, which would drop `const`.
 */
export type Inferred<Options, Known> = [Options] extends [object | undefined]
  ? RefuseUnknownNames<Known, Options>
  : Options;

/** The type of an options parameter that rejects names which `Known` lacks. `Options` is inferred from the argument. */
export type Exactly<Options, Known> = Known & Inferred<Options, Known>;

/**
 * The rest parameter of a call without options: empty, or the missing argument if the operation requires options. A call
 * with options never matches, so that its errors are those of the signature with options.
 */
export type NoOptions<Options, Rest> = Rest extends readonly []
  ? HasName<RequiredKeysOf<Options>> extends true
    ? [options: Options]
    : Rest
  : [];
