/** Checks a value. As in ajv, the function's `errors` then has the findings. */
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
