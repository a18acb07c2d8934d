/** The methods that an operation of the API can have. */
export const apiMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;

/** Those whose requests have a body (RFC 9110, 9.3); that of `DELETE` is allowed and means nothing. */
export const methodsWithBody: readonly string[] = ["POST", "PUT", "PATCH", "DELETE"];
