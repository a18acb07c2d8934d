import { ClientError } from "./client-error.ts";

/** No answer, or only a part of one: the connection was refused, reset or cut off, or the name did not resolve. */
export class NetworkError extends ClientError {
  readonly kind = "network";
  /**
   * Whether it is certain that the server never got the request: no connection came about. Then even a write
   * can be repeated. `false` means that nobody knows.
   */
  declare readonly neverSent: boolean;

  constructor(call: string, cause: unknown) {
    const neverSent = failedToConnect(cause);
    super(`${call}: ${neverSent ? "no connection to the server" : "the connection broke off"}`, { cause });
    this.neverSent = neverSent;
  }

  override get name(): string {
    return "NetworkError";
  }
}

/**
 * Node puts the system's code on the `cause` of fetch's TypeError (of several addresses that were tried, the
 * first one's); undici has its own code for a connection that takes too long, Bun its own names.
 */
function failedToConnect(error: unknown): boolean {
  const { code, cause } = Object(error) as { code?: unknown; cause?: unknown };
  return unconnected.test(String(code)) || (cause !== undefined && failedToConnect(cause));
}

const unconnected =
  /^(E(CONNREFUSED|NOTFOUND|AI_AGAIN|(HOST|NET)UNREACH)|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)$/;
