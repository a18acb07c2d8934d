import type { StandardIssue } from "@ev-vehicles/types/schemas";

/** One thing in a body that is not as described. */
export interface Violation {
  /** JSON pointer (RFC 6901) of the value, or of the field that is missing: `/0/trim/name`. */
  readonly pointer: string;
  /** What it must be. */
  readonly message: string;
}

export function toViolation({ message, path }: StandardIssue): Violation {
  const steps = path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`);
  return { pointer: steps.join(""), message };
}
