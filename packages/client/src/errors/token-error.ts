import { ClientError } from "./client-error.ts";

/** No access token could be obtained, so the call was not sent. */
export class TokenError extends ClientError {
  readonly kind = "token";
  /** The HTTP status of the token endpoint's response, if there was one. */
  readonly status: number | undefined;
  /**
   * The token endpoint's error code, such as `invalid_client` or `invalid_grant`.
   * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2
   */
  readonly code: string | undefined;

  constructor(
    message: string,
    options: { cause?: unknown; status?: number; code?: string | undefined } = {},
  ) {
    super(message, options);
    this.status = options.status;
    this.code = options.code;
  }

  override get name(): string {
    return "TokenError";
  }
}
