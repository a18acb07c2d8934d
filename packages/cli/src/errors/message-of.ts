interface ErrorParts {
  readonly message?: string;
  readonly name?: string;
  /** The server that a connection was for. */
  readonly host?: string;
}

/**
 * The message with the server and with the system's own code, such as ECONNREFUSED, where it lacks them: they say
 * more than "fetch failed". Only Ctrl-C aborts.
 */
export function messageOf(error: unknown): string {
  const { host, message = String(error), name } = Object(error) as ErrorParts;
  if (name === "AbortError") return "interrupted";
  const code = systemCode(error);
  const missing = [host, code].filter((part) => part !== undefined && !message.includes(part));
  return missing.length > 0 ? `${message} (${missing.join(", ")})` : message;
}

/** The code of the innermost cause that has one. */
function systemCode(error: unknown): string | undefined {
  const { cause, code } = Object(error) as { readonly cause?: unknown; readonly code?: unknown };
  const inner = cause === undefined ? undefined : systemCode(cause);
  return inner ?? (typeof code === "string" && /^[A-Z][A-Z_]+$/.test(code) ? code : undefined);
}
