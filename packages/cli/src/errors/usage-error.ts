/** The command line or a setting is wrong, and nothing was sent. The exit status is 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly kind = "usage";
  /** The wrong flag or argument, as users type it: `--page-size`, `<vehicle-id>`. */
  readonly flag: string | undefined;
  /** What was expected, such as "a whole number from 1 to 100". */
  readonly expected: string | undefined;

  constructor(message: string, flag?: string, expected?: string) {
    super(message);
    this.flag = flag;
    this.expected = expected;
  }
}
