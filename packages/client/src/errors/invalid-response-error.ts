import { ClientError } from "./client-error.ts";

/**
 * The server responded, but the body is unusable: empty, not JSON, larger than `maxResponseBytes`, or too long for a
 * string. If `status` is a success, the server has acted on the request, and only the response is lost.
 */
export class InvalidResponseError extends ClientError {
  readonly kind = "invalidResponse";
  /** The HTTP status. */
  readonly status: number;
  /** The first 200 characters of the body; empty if the body is empty or too long. */
  readonly excerpt: string;

  /**
   * @param call The call's name, `GET /vehicles`.
   * @param fault What is wrong with the response: `is not JSON`.
   * @param body The text of the body, or an empty string if there is none to show.
   */
  constructor(call: string, response: Response, fault: string, body: string, cause?: unknown) {
    const type = response.headers.get("content-type") ?? "no content type";
    super(`${call}: the ${response.status} response (${type}) ${fault}`, { cause });
    this.status = response.status;
    this.excerpt = body.slice(0, 200);
  }

  override get name(): string {
    return "InvalidResponseError";
  }
}
