import { checkToken } from "./bearer-token.ts";
import { ClientError } from "./errors/client-error.ts";
import { TokenError } from "./errors/token-error.ts";
import type { TokenProvider, TokenRequest } from "./token-provider.ts";

/**
 * Asks the provider for the access token.
 *
 * @throws TokenError where the provider fails; ConfigurationError where it gives no usable token.
 */
export async function accessToken(auth: TokenProvider, request: TokenRequest): Promise<string> {
  try {
    return checkToken(await auth(request));
  } catch (cause) {
    if (cause instanceof ClientError) throw cause;
    throw new TokenError("No access token: the function given as `auth` failed", { cause });
  }
}
