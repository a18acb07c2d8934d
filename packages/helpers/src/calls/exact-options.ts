import type { RequiredKeysOf } from "../openapi-ts.ts";
import type { HasName, RefuseUnknownNames } from "./unknown-names.ts";

/**
 * Infers `Options` from the whole argument, but checks the argument against `Known` only. TypeScript infers from both
 * branches of a conditional type, here from the second, and checks the argument against the first. The first branch must
 * not have the members of `Options`: a misspelt name would then count as a known one. Without the brackets, the condition
 * would distribute over unions, and `const` would have no effect.
 */
export type Inferred<Options, Known> = [Options] extends [object | undefined]
  ? RefuseUnknownNames<Known, Options>
  : Options;

/** The type of an options parameter that rejects names which `Known` lacks. `Options` is inferred from the argument. */
export type Exactly<Options, Known> = Known & Inferred<Options, Known>;

/**
 * The rest parameter of the signature without options. It is empty. If the operation requires options, it is `[options]`,
 * so that the compiler reports a missing argument. A call with options never matches this signature, so the compiler
 * reports the errors of the signature with options.
 */
export type NoOptions<Options, Rest> = Rest extends readonly []
  ? HasName<RequiredKeysOf<Options>> extends true
    ? [options: Options]
    : Rest
  : [];
