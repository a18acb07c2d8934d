/** The command line is used wrongly; nothing was sent. Exit status 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly kind = "usage";
  /** What is wrong, as it is typed: `--page-size`, `<vehicle-id>`. */
  readonly flag: string | undefined;
  /** What was expected there. */
  readonly expected: string | undefined;

  constructor(message: string, flag?: string, expected?: string) {
    super(message);
    this.flag = flag;
    this.expected = expected;
  }
}
