/** A string is not an ID (of the expected form), or a reference does not end in one. */
export class InvalidIdError extends TypeError {
  override readonly name = "InvalidIdError";
  /** Identifies this class in a `switch` over the errors of the packages. */
  readonly kind = "invalidId";
  /** The string that was passed. */
  readonly input: string;

  constructor(input: string, expected: string) {
    super(`${JSON.stringify(input)} is not ${expected}`);
    this.input = input;
  }
}
