/** A tool call is invalid or not allowed, and nothing was sent. The message contains no data from the API. */
export class ToolProblem extends Error {
  override readonly name = "ToolProblem";
  readonly kind: "usage" | "readOnly" | "expired";
  /** What the agent can try next. */
  readonly next: readonly string[];
  /** Further members for the agent, such as the request that would have been sent. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    message: string,
    next: readonly string[],
    kind: ToolProblem["kind"] = "usage",
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.kind = kind;
    this.next = next;
    this.details = details;
  }
}
