import { ClientError } from "./client-error.ts";

/**
 * The server answered with success, but the body is not what was promised: cut off, empty, or no JSON. The
 * server has acted on the request; only the answer is lost.
 */
export class InvalidResponseError extends ClientError {
  readonly kind = "invalidResponse";
  /** The HTTP status, 200–299. */
  declare readonly status: number;
  /** The first 200 characters of the body. */
  declare readonly excerpt: string;

  constructor(call: string, response: Response, body: string, cause?: unknown) {
    const type = response.headers.get("content-type") ?? "no content type";
    super(`${call} answered ${response.status} (${type}) with ${body ? "no JSON" : "no body"}`, { cause });
    this.status = response.status;
    this.excerpt = body.slice(0, 200);
  }

  override get name(): string {
    return "InvalidResponseError";
  }
}
