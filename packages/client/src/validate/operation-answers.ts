/** What an operation may answer with success. */
export interface OperationAnswers {
  readonly operationId: string;
  /** By status: what checks the body, or null where there is none. */
  readonly answers: Readonly<Record<number, BodyCheck | null>>;
}

/** A function that ajv has written: it leaves its findings on itself. */
export interface BodyCheck {
  (body: unknown): boolean;
  errors?: readonly Finding[] | null;
}

/** One rule that a body breaks. */
export interface Finding {
  readonly keyword: string;
  /** JSON pointer (RFC 6901) of the value at fault. */
  readonly instancePath: string;
  readonly message?: string;
  readonly params: { readonly missingProperty?: string };
}
