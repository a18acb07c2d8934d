/** Thrown to break the connection: a Node server destroys the socket, and the mock's `fetch` rejects. */
export class ConnectionReset extends Error {
  readonly code = "ECONNRESET";

  constructor() {
    super("The mock reset the connection because of a configured fault.");
    this.name = "ConnectionReset";
  }
}

/** The error that a runtime's `fetch` rejects with if the connection breaks. */
export function asFetchError(reset: ConnectionReset): TypeError {
  return new TypeError("fetch failed", { cause: reset });
}
