/** Returns whether a value is valid. As in ajv, the findings are then in the function's `errors`. */
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
