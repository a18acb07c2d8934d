import { type Bump, bumps, highest } from "../changeset/bump.ts";

/** What a change means for the users of the API. */
export interface Judgement {
  /**
   * `major`: requests or code that used to work may fail. `minor`: something is new, or types or checks change without
   * breaking users. `patch`: only the wording changed.
   */
  readonly rating: Bump;
  /**
   * The packages' bump from version 1.0 on, if it differs from the rating: a wrongly described response is a bug in the
   * description, and fixing the bug is a minor bump (docs/versioning.md).
   */
  readonly bump?: Bump;
  /** The predicate of a sentence with the subject: `may now be null`. */
  readonly detail: string;
  /** What users have to do. */
  readonly todo: string;
}

/** What is known about a change when it is judged. */
export interface ChangeFacts {
  readonly kind: "added" | "removed" | "modified";
  /** The keyword that changed: `maximum`. */
  readonly keyword: string;
  readonly before: unknown;
  readonly after: unknown;
  /** Whether the change affects what users send. It can affect both directions. */
  readonly sent: boolean;
  /** Whether the change affects what users receive. */
  readonly received: boolean;
  readonly isWebhook: boolean;
  /** Redocly's rating and message. */
  readonly impact: Bump;
  readonly message: string;
  /** The changed schema, parameter or operation, after the change and before it. */
  readonly owner: Readonly<Record<string, unknown>>;
  readonly formerOwner: Readonly<Record<string, unknown>>;
}

/** The judges of an aspect, for a schema that is sent and for one that is received. */
export interface Directions {
  readonly sent: (facts: ChangeFacts) => Judgement;
  readonly received: (facts: ChangeFacts) => Judgement;
}

export const nothingToDo = "nothing";

/** A change after which requests or code that used to work may fail. */
export function breakingChange(detail: string, todo: string): Judgement {
  return { rating: "major", detail, todo };
}

/** A change that adds something, or that changes types or checks without breaking users. */
export function addition(detail: string, todo: string): Judgement {
  return { rating: "minor", detail, todo };
}

/**
 * A change after which code that reads responses may have to handle more. The change corrects the description, so the
 * packages need only a minor bump.
 */
export function correction(detail: string, todo: string): Judgement {
  return { rating: "major", bump: "minor", detail, todo };
}

export const reordered: Judgement = {
  rating: "patch",
  detail: "lists the same values in another order",
  todo: nothingToDo,
};

const unused: Judgement = {
  rating: "patch",
  detail: "changed, but no operation uses it",
  todo: nothingToDo,
};

/** Combines the judgements of both directions: the higher rating, and both descriptions. */
export function combine(sent: Judgement | undefined, received: Judgement | undefined): Judgement {
  if (!sent || !received) return sent ?? received ?? unused;
  const rating = highest([sent.rating, received.rating]) ?? bumps[0];
  const bump = highest([sent.bump ?? sent.rating, received.bump ?? received.rating]) ?? rating;
  const todos = [sent.todo, received.todo].filter((todo) => todo !== nothingToDo);
  return {
    rating,
    ...(bump !== rating && { bump }),
    detail: sent.detail === received.detail ? sent.detail : `${sent.detail}; ${received.detail}`,
    todo: [...new Set(todos)].join("; ") || nothingToDo,
  };
}

export function difference<Value>(before: readonly Value[], after: readonly Value[]) {
  return {
    removed: before.filter((value) => !after.includes(value)),
    added: after.filter((value) => !before.includes(value)),
  };
}

/** The elements of a list in the description; none if it is absent. */
export function values(list: unknown): readonly unknown[] {
  return Array.isArray(list) ? list : [];
}

/** Formats a value as short JSON in backticks. */
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
