/**
 * Standard Schema, version 1 (https://standardschema.dev): the interface by which form, RPC and routing libraries take
 * validators of any origin. Types only, so that nothing has to be installed.
 */
export interface StandardSchemaV1<Input = unknown, Output = Input> {
  readonly "~standard": StandardProps<Input, Output>;
}

interface StandardProps<Input, Output> {
  readonly version: 1;
  readonly vendor: string;
  /** Never waits: the validators of this package need nothing but the value. */
  readonly validate: (value: unknown) => StandardResult<Output>;
  /** For inference alone; never there at run time. */
  readonly types?: { readonly input: Input; readonly output: Output } | undefined;
}

/** The value as it was given, or what is wrong with it. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** One thing that is wrong with a value. */
export interface StandardIssue {
  readonly message: string;
  /** The way to the value at fault, or to the field that is missing. */
  readonly path: readonly (string | number)[];
}
