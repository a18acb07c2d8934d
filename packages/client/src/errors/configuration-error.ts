import { ClientError } from "./client-error.ts";

/**
 * The client was set up or called wrongly. Nothing was sent; the message names the input and what was expected.
 *
 * Also thrown for a mistake in your own `fetch`, such as a `TypeError`; `cause` is that error.
 */
export class ConfigurationError extends ClientError {
  readonly kind = "configuration";

  override get name(): string {
    return "ConfigurationError";
  }
}
