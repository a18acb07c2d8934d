import { ClientError } from "./client-error.ts";

/**
 * An option or an argument is invalid. Nothing was sent; the message names the input and what was expected.
 *
 * Also thrown for a mistake in your own `fetch`, such as reading a property of `undefined`; `cause` is the error that it
 * threw.
 */
export class ConfigurationError extends ClientError {
  readonly kind = "configuration";

  override get name(): string {
    return "ConfigurationError";
  }
}
