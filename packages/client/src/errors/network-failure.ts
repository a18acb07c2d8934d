/** What a platform's error says about a request without a complete response. */
export interface NetworkFailure {
  /** What happened, with the placeholder `{host}`. */
  readonly reason: string;
  readonly code: string | undefined;
  /** Whether the failure proves that the request was never sent. */
  readonly neverSent: boolean;
  /** Whether a retry can succeed. */
  readonly temporary: boolean;
}

/** The properties that errors of Node and other platforms can have. */
interface SystemError {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
}

/** The message of the error that replaces `Response.error()`, which does not say what went wrong. */
export const networkErrorResponse = "network error response";

/** What the platforms' codes and messages mean. The first match applies. */
const rules: readonly (Omit<NetworkFailure, "code"> & {
  readonly matches: (error: SystemError) => boolean;
})[] = [
  {
    reason: "the host {host} was not found",
    matches: ({ code, syscall }) => code === "ENOTFOUND" && isLookup(syscall),
    neverSent: true,
    temporary: false,
  },
  {
    reason: "the host {host} could not be looked up",
    matches: ({ syscall }) => isLookup(syscall),
    neverSent: true,
    temporary: true,
  },
  {
    reason: "the certificate of {host} is not trusted",
    matches: ({ code }) => certificateCode.test(String(code)),
    neverSent: true,
    temporary: false,
  },
  {
    reason: "{host} did not respond with TLS",
    matches: ({ code }) => code === "ERR_SSL_WRONG_VERSION_NUMBER",
    neverSent: true,
    temporary: false,
  },
  {
    reason: "the TLS handshake with {host} failed",
    matches: ({ code, message }) =>
      code === "ERR_TLS_HANDSHAKE_TIMEOUT" ||
      /before secure TLS connection was established/.test(String(message)),
    neverSent: true,
    temporary: true,
  },
  {
    reason: "could not connect to {host}",
    matches: ({ code, syscall, message }) =>
      syscall === "connect" ||
      code === "UND_ERR_CONNECT_TIMEOUT" ||
      // Bun's error has no `syscall`; Deno's error has only a message.
      code === "ConnectionRefused" ||
      /^error sending request .*client error \(Connect\)/.test(String(message)),
    neverSent: true,
    temporary: true,
  },
  {
    reason: "fetch returned a network error response for {host}, as service workers do",
    matches: ({ message }) => message === networkErrorResponse,
    neverSent: false,
    temporary: true,
  },
  {
    reason: "fetch blocks the port of {host}",
    matches: ({ message }) => message === "bad port",
    neverSent: true,
    temporary: false,
  },
  {
    reason: "the response headers from {host} are too large",
    matches: ({ code }) => code === "UND_ERR_HEADERS_OVERFLOW",
    neverSent: false,
    temporary: false,
  },
];

/** Codes of OpenSSL and Node for a certificate that the client rejects; it then closes the connection unused. */
const certificateCode =
  /^(CERT_|UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED_CERT|ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_EXCEEDED$)/;

function isLookup(syscall: unknown): boolean {
  return /^(getaddrinfo|getnameinfo|query)/.test(String(syscall));
}

/**
 * Reads the error that the platform's `fetch` threw before there was a response.
 *
 * Only a failure before the connection is made proves that nothing was sent: `read EHOSTUNREACH` has the code of a
 * connect error, but the request may have arrived. Node puts the system error in the `cause` of fetch's TypeError;
 * deeper causes do not come from fetch. If a host has several addresses, an AggregateError contains one error for each,
 * and nothing was sent only if all attempts failed to connect.
 */
export function readNetworkFailure(thrown: unknown): NetworkFailure {
  const outer = Object(thrown) as SystemError;
  const error =
    outer.code === undefined && outer.cause !== undefined ? (Object(outer.cause) as SystemError) : outer;
  const attempts = Array.isArray(error.errors) ? (error.errors as unknown[]) : [error];
  const [first, ...others] = attempts.map((one) => classify(Object(one) as SystemError));
  const code = codeOf(error) ?? codeOf(Object(attempts[0]) as SystemError);
  if (!first) return { ...connectionLost, code };
  const { reason } = first;
  const all = [first, ...others];
  return {
    reason,
    code,
    neverSent: all.every(({ neverSent }) => neverSent),
    temporary: all.some(({ temporary }) => temporary),
  };
}

/**
 * Reads an error that cannot prove that nothing was sent: it was thrown after the response had begun, or by a user's
 * `fetch`, which may do more than send the request.
 */
export function readUnprovenFailure(thrown: unknown): NetworkFailure {
  return { ...readNetworkFailure(thrown), neverSent: false };
}

const connectionLost = { reason: "the connection to {host} was lost", neverSent: false, temporary: true };

function classify(error: SystemError): Omit<NetworkFailure, "code"> {
  return rules.find(({ matches }) => matches(error)) ?? connectionLost;
}

function codeOf({ code }: SystemError): string | undefined {
  return typeof code === "string" && /^[\w-]{1,60}$/.test(code) ? code : undefined;
}
