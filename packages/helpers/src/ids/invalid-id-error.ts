/** A text that should be an id, or a reference that should have one, is not or has none. */
export class InvalidIdError extends TypeError {
  override readonly name = "InvalidIdError";
  /** Tells this class apart among the errors of the packages, in a `switch`. */
  readonly kind = "invalidId";
  /** What was given instead. */
  readonly input: string;

  constructor(input: string, expected: string) {
    super(`${JSON.stringify(input)} is not ${expected}`);
    this.input = input;
  }
}
