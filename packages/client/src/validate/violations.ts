import type { StandardIssue } from "@ev-vehicles/types/schemas";

/** One way in which a body does not match the description. */
export interface Violation {
  /** JSON pointer (RFC 6901) to the value, or to the missing field: `/0/trim/name`. */
  readonly pointer: string;
  /** What it must be. */
  readonly message: string;
}

export function toViolation({ message, path }: StandardIssue): Violation {
  const steps = path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`);
  return { pointer: steps.join(""), message };
}
