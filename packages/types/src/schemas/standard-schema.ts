/**
 * Standard Schema, version 1 (https://standardschema.dev): form, RPC and routing libraries accept validators of every
 * library with this interface. This file contains its types, so that no dependency has to be installed.
 */
export interface StandardSchemaV1<Input = unknown, Output = Input> {
  readonly "~standard": StandardProps<Input, Output>;
}

interface StandardProps<Input, Output> {
  readonly version: 1;
  readonly vendor: string;
  /** Synchronous, because the validators of this package need only the value. */
  readonly validate: (value: unknown) => StandardResult<Output>;
  /** Only for type inference; never set. */
  readonly types?: { readonly input: Input; readonly output: Output } | undefined;
}

/** The unchanged value, or the issues. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** One error in a value. */
export interface StandardIssue {
  readonly message: string;
  /** The path to the invalid value or the missing field. */
  readonly path: readonly (string | number)[];
}
