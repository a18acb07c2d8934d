/** The error codes of RFC 6749 (5.2 and 4.1.2.1) that the mock returns. */
export type OAuthErrorCode =
  | "invalid_request"
  | "invalid_client"
  | "invalid_grant"
  | "invalid_scope"
  | "unauthorized_client"
  | "unsupported_grant_type"
  | "unsupported_response_type"
  | "access_denied";

/** An error of the token endpoint or the revocation endpoint. */
export class OAuthError extends Error {
  readonly code: OAuthErrorCode;

  constructor(code: OAuthErrorCode, description: string) {
    super(description);
    this.name = "OAuthError";
    this.code = code;
  }
}

const statuses: Partial<Record<OAuthErrorCode, number>> = { invalid_client: 401 };

/** Writes an error response as RFC 6749, 5.2 requires. */
export function oauthErrorResponse(error: OAuthError): Response {
  const status = statuses[error.code] ?? 400;
  return Response.json(
    { error: error.code, error_description: error.message },
    {
      status,
      headers: { "cache-control": "no-store", ...(status === 401 ? { "www-authenticate": "Basic" } : {}) },
    },
  );
}
