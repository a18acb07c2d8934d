/** What a platform's error says about a request that got no whole response. */
export interface NetworkFailure {
  /** What happened, with `{host}` for the host. */
  readonly reason: string;
  readonly code: string | undefined;
  /** Whether the failure proves that the request never left. */
  readonly neverSent: boolean;
  /** Whether trying again can help. */
  readonly temporary: boolean;
}

/** What Node and other platforms put on their errors. */
interface SystemError {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
}

/** Stands for `Response.error()`, which says nothing about its cause. */
export const networkErrorResponse = "network error response";

/** What a code, or a message that has no code, means. The first that matches counts. */
const meanings: readonly (Omit<NetworkFailure, "code"> & {
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
    reason: "{host} does not speak TLS as expected",
    matches: ({ code }) => code === "ERR_SSL_WRONG_VERSION_NUMBER",
    neverSent: true,
    temporary: false,
  },
  {
    reason: "no secure connection to {host}",
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
      // Bun's code has no system call beside it; Deno's error has no code.
      code === "ConnectionRefused" ||
      /^error sending request .*client error \(Connect\)/.test(String(message)),
    neverSent: true,
    temporary: true,
  },
  {
    reason: "fetch gave a network error response for {host}, as service workers do",
    matches: ({ message }) => message === networkErrorResponse,
    neverSent: false,
    temporary: true,
  },
  {
    reason: "fetch refuses to connect to the port of {host}",
    matches: ({ message }) => message === "bad port",
    neverSent: true,
    temporary: false,
  },
  {
    reason: "the response headers of {host} are too large",
    matches: ({ code }) => code === "UND_ERR_HEADERS_OVERFLOW",
    neverSent: false,
    temporary: false,
  },
];

/** OpenSSL's words for a certificate that the client did not accept: it hangs up before it sends anything. */
const certificateCode =
  /^(CERT_|UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED_CERT|ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_EXCEEDED$)/;

function isLookup(syscall: unknown): boolean {
  return /^(getaddrinfo|getnameinfo|query)/.test(String(syscall));
}

/**
 * Reads what the platform's `fetch` threw before there was a response.
 *
 * Only a failure of connecting proves that nothing was sent: `read EHOSTUNREACH` has a connect error's code, but the
 * request was on its way. Node puts the system's error on the `cause` of fetch's TypeError; deeper causes are not
 * fetch's own. If a host has several addresses, an AggregateError holds one error each, and all of them must have
 * failed to connect.
 */
export function readNetworkFailure(thrown: unknown): NetworkFailure {
  const outer = Object(thrown) as SystemError;
  const error =
    outer.code === undefined && outer.cause !== undefined ? (Object(outer.cause) as SystemError) : outer;
  const attempts = Array.isArray(error.errors) ? (error.errors as unknown[]) : [error];
  const [first, ...others] = attempts.map((one) => meaningOf(Object(one) as SystemError));
  const code = codeOf(error) ?? codeOf(Object(attempts[0]) as SystemError);
  if (!first) return { ...brokenOff, code };
  const { reason } = first;
  const all = [first, ...others];
  return {
    reason,
    code,
    neverSent: all.every(({ neverSent }) => neverSent),
    temporary: all.some(({ temporary }) => temporary),
  };
}

/** Reads the failure of a request whose response had begun, or of a `fetch` about which nothing is known. */
export function readUnprovenFailure(thrown: unknown): NetworkFailure {
  return { ...readNetworkFailure(thrown), neverSent: false };
}

const brokenOff = { reason: "the connection to {host} broke off", neverSent: false, temporary: true };

function meaningOf(error: SystemError): Omit<NetworkFailure, "code"> {
  return meanings.find(({ matches }) => matches(error)) ?? brokenOff;
}

function codeOf({ code }: SystemError): string | undefined {
  return typeof code === "string" && /^[\w-]{1,60}$/.test(code) ? code : undefined;
}
