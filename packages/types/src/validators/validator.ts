/** Whether a value is valid; what is wrong with it is on the function itself, as ajv has it. */
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly Finding[] | null;
}

/** One rule that a value breaks. */
export interface Finding {
  readonly keyword: string;
  /** JSON pointer (RFC 6901) of the value at fault. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}
