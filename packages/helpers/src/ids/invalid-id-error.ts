/** A text is not an ID, or a reference does not contain one. */
export class InvalidIdError extends TypeError {
  override readonly name = "InvalidIdError";
  /** Identifies this class in a `switch` over the errors of the packages. */
  readonly kind = "invalidId";
  /** The text that was passed. */
  readonly input: string;

  constructor(input: string, expected: string) {
    super(`${JSON.stringify(input)} is not ${expected}`);
    this.input = input;
  }
}
