import { InvalidResponseError } from "../errors/invalid-response-error.ts";

/** One way in which a body does not match the spec. */
export interface Violation {
  /** JSON pointer (RFC 6901) to the value, or to the missing field: `/0/trim/name`. */
  readonly pointer: string;
  /** What is wrong with the value: `must be string`. */
  readonly message: string;
}

/** The API responded with success, but the body does not match the spec. The server has acted on the request. */
export class ResponseMismatchError extends InvalidResponseError {
  /** The operation's `operationId` in the spec: `listVehicles`. */
  readonly operationId: string;
  /** The pointer of the first violation; empty for the whole body. */
  readonly pointer: string;
  /** All mismatches of the body. */
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
    const fault = `does not match ${operationId}: ${first?.pointer || "the body"} ${first?.message}${more}`;
    super(call, response, fault, body);
    this.operationId = operationId;
    this.pointer = first?.pointer ?? "";
    this.violations = violations;
  }

  override get name(): string {
    return "ResponseMismatchError";
  }
}
