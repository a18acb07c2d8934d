/** Breaks the connection: a listener destroys its socket, the in-process `fetch` rejects. */
export class ConnectionReset extends Error {
  readonly code = "ECONNRESET";

  constructor() {
    super("The mock reset the connection, as it was asked to.");
    this.name = "ConnectionReset";
  }
}

/** What a runtime's `fetch` rejects with when the connection breaks. */
export function asFetchError(reset: ConnectionReset): TypeError {
  return new TypeError("fetch failed", { cause: reset });
}
