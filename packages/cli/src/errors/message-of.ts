interface ErrorParts {
  readonly message?: string;
  readonly name?: string;
  /** The host of the server that could not be reached. */
  readonly host?: string;
}

/**
 * The message of an error. It adds the host and the system's error code, such as ECONNREFUSED, if the message lacks
 * them, because "fetch failed" alone does not help. An AbortError always comes from Ctrl-C.
 */
export function messageOf(error: unknown): string {
  const { host, message = String(error), name } = Object(error) as ErrorParts;
  if (name === "AbortError") return "interrupted";
  const code = systemCode(error);
  const missing = [host, code].filter((part) => part !== undefined && !message.includes(part));
  return missing.length > 0 ? `${message} (${missing.join(", ")})` : message;
}

/** The system's error code, from the innermost cause that has one. */
function systemCode(error: unknown): string | undefined {
  const { cause, code } = Object(error) as { readonly cause?: unknown; readonly code?: unknown };
  const inner = cause === undefined ? undefined : systemCode(cause);
  return inner ?? (typeof code === "string" && /^[A-Z][A-Z_]+$/.test(code) ? code : undefined);
}
