/** Returns whether a value is valid. If not, the findings are in the function's `errors`, as in ajv. */
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly Finding[] | null;
}

/** One rule that a value breaks. */
export interface Finding {
  readonly keyword: string;
  /** The JSON pointer (RFC 6901) of the invalid value. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}
