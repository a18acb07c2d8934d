import { ClientError } from "./client-error.ts";

/**
 * An option or an argument is invalid, so the request was not sent. The message names the input and what was expected.
 *
 * Also thrown for a mistake in your own `fetch`, which may have sent the request: `fetch` returned something other than
 * a `Response`, or threw because of an error in its code, such as reading a property of `undefined`. What `fetch` threw
 * is the `cause`.
 */
export class ConfigurationError extends ClientError {
  readonly kind = "configuration";

  override get name(): string {
    return "ConfigurationError";
  }
}
