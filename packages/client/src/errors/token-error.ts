import { ClientError } from "./client-error.ts";

/**
 * No access token could be obtained, so the request (or its retry, after a 401) was not sent. Also thrown if a sign-in
 * or a revocation fails.
 */
export class TokenError extends ClientError {
  readonly kind = "token";
  /** The HTTP status of the OAuth endpoint's response, if there was one. */
  readonly status: number | undefined;
  /**
   * The OAuth error code, such as `invalid_client`, `invalid_grant` or, for a sign-in, `access_denied`.
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
