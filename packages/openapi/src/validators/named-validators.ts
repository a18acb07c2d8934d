import type { Validator, Validators } from "./compile-validators.ts";

/** Validators by name, compiled on first use: the same functions as those that `sourceOf` writes as source code. */
export function namedValidators(
  validators: Validators,
  schemas: Readonly<Record<string, object>>,
): Readonly<Record<string, Validator>> {
  const named: Record<string, Validator> = {};
  for (const [name, schema] of Object.entries(schemas))
    Object.defineProperty(named, name, { enumerable: true, get: () => validators.of(schema) });
  return named;
}
