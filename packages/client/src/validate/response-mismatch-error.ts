import { InvalidResponseError } from "../errors/invalid-response-error.ts";
import type { Violation } from "./violations.ts";

/** The server responded with success, but not as the description says. It has acted on the request all the same. */
export class ResponseMismatchError extends InvalidResponseError {
  /** The operation's name in the description: `listVehicles`. */
  readonly operationId: string;
  /** JSON pointer (RFC 6901) of the first value in the body that is at fault; empty for the body as a whole. */
  readonly pointer: string;
  /** Everything that is wrong with the body. */
  readonly violations: readonly Violation[];

  constructor(
    call: string,
    operationId: string,
    response: Response,
    body: string,
    violations: readonly Violation[],
  ) {
    const [first, ...others] = violations;
    const more = others.length > 0 ? ` (and ${others.length} more)` : "";
    const fault = `is not as ${operationId} describes it: ${first?.pointer || "the body"} ${first?.message}${more}`;
    super(call, response, fault, body);
    this.operationId = operationId;
    this.pointer = first?.pointer ?? "";
    this.violations = violations;
  }

  override get name(): string {
    return "ResponseMismatchError";
  }
}
