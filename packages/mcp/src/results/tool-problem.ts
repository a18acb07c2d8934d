/** A call that can't be made as it was asked for; nothing was sent. The message is ours, and holds no data of the API. */
export class ToolProblem extends Error {
  override readonly name = "ToolProblem";
  readonly kind: "usage" | "readOnly" | "expired";
  /** What to try next. */
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
