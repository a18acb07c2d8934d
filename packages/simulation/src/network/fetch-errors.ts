/** The errors that Node's `fetch` (undici) throws. */

interface SystemErrorFields {
  readonly code: string;
  readonly syscall?: string;
  readonly message?: string;
}

function systemError({ code, syscall, message }: SystemErrorFields): Error {
  const error = new Error(message ?? `${syscall} ${code}`);
  return Object.assign(error, { code, ...(syscall !== undefined && { syscall }) });
}

function fetchFailed(cause: Error): TypeError {
  return new TypeError("fetch failed", { cause });
}

export const fetchErrors = {
  refused: () => fetchFailed(systemError({ code: "ECONNREFUSED", syscall: "connect" })),
  lookup: () => fetchFailed(systemError({ code: "EAI_AGAIN", syscall: "getaddrinfo" })),
  connectTimeout: () =>
    fetchFailed(systemError({ code: "UND_ERR_CONNECT_TIMEOUT", message: "Connect Timeout Error" })),
  allAddressesFail: () => {
    const errors = [
      systemError({ code: "ETIMEDOUT", syscall: "connect" }),
      systemError({ code: "ENETUNREACH", syscall: "connect" }),
    ];
    return fetchFailed(Object.assign(new AggregateError(errors, ""), { code: "ETIMEDOUT" }));
  },
  secureConnection: () =>
    fetchFailed(
      systemError({
        code: "ECONNRESET",
        message: "Client network socket disconnected before secure TLS connection was established",
      }),
    ),
  reset: () => fetchFailed(systemError({ code: "ECONNRESET", syscall: "read" })),
  unreachable: () => fetchFailed(systemError({ code: "EHOSTUNREACH", syscall: "read" })),
  brokenPipe: () => fetchFailed(systemError({ code: "EPIPE", syscall: "write" })),
  closed: () => fetchFailed(systemError({ code: "UND_ERR_SOCKET", message: "other side closed" })),
  terminated: () =>
    new TypeError("terminated", {
      cause: systemError({ code: "UND_ERR_SOCKET", message: "other side closed" }),
    }),
};
