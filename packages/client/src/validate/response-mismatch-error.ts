import { InvalidResponseError } from "../errors/invalid-response-error.ts";
import type { Violation } from "./violations.ts";

/**
 * The server responded with success, but the body does not match the description. The server has acted on the request.
 */
export class ResponseMismatchError extends InvalidResponseError {
  /** The operation's name in the description: `listVehicles`. */
  readonly operationId: string;
  /** JSON pointer (RFC 6901) to the first invalid value in the body; empty for the whole body. */
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
