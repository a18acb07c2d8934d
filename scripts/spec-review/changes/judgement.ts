import type { Bump } from "../changeset/bump.ts";

/** What a change means to those who use the API. */
export interface Judgement {
  /** `major`: requests or code that worked may fail. `minor`: something new, or something that the types or checks follow. `patch`: other words. */
  readonly rating: Bump;
  /**
   * What it asks of the packages' version from 1.0 on, if not its rating: a response that was described wrongly is a fault of the
   * description, and fixing it is a minor (docs/versioning.md).
   */
  readonly asks?: Bump;
  /** Goes on from the subject: “`Vehicle.soc` may be missing from a response now”. */
  readonly detail: string;
  /** What users have to do. */
  readonly todo: string;
}

/** What is known of a change when it is judged. */
export interface ChangeFacts {
  readonly kind: "added" | "removed" | "modified";
  /** The keyword that changed: `maximum`. */
  readonly keyword: string;
  readonly before: unknown;
  readonly after: unknown;
  /** The change is in what users send, in what they receive, or in both. */
  readonly sent: boolean;
  readonly received: boolean;
  readonly isWebhook: boolean;
  /** Redocly's own rating and words. */
  readonly impact: Bump;
  readonly message: string;
  /** The schema, parameter or operation that the change belongs to, after it and before it. */
  readonly owner: Readonly<Record<string, unknown>>;
  readonly formerOwner: Readonly<Record<string, unknown>>;
}

export const nothingToDo = "nothing";

/** The judgement of what is both sent and received: the heavier one, in both sides' words. */
export function both(sent: Judgement | undefined, received: Judgement | undefined): Judgement {
  if (!sent || !received) return sent ?? received ?? neither;
  const order: readonly Bump[] = ["patch", "minor", "major"];
  const asked = ({ rating, asks = rating }: Judgement) => order.indexOf(asks);
  const rating = order.indexOf(sent.rating) >= order.indexOf(received.rating) ? sent.rating : received.rating;
  const asks = order[Math.max(asked(sent), asked(received))];
  const todos = [sent.todo, received.todo].filter((todo) => todo !== nothingToDo);
  return {
    rating,
    ...(asks && asks !== rating && { asks }),
    detail: sent.detail === received.detail ? sent.detail : `${sent.detail}; ${received.detail}`,
    todo: [...new Set(todos)].join("; ") || nothingToDo,
  };
}

/** A part of the description that no operation uses. */
const neither: Judgement = {
  rating: "patch",
  detail: "changed, but no operation uses it",
  todo: nothingToDo,
};

/** A value in words: short, and in backticks. */
export function quote(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return `\`${text.length > 80 ? `${text.slice(0, 77)}…` : text}\``;
}

/** `` `a`, `b` and `c` ``. */
export function list(values: readonly unknown[]): string {
  const quoted = values.map((value) => (typeof value === "string" ? `\`${value}\`` : quote(value)));
  const last = quoted.pop() ?? "";
  return quoted.length > 0 ? `${quoted.join(", ")} and ${last}` : last;
}
