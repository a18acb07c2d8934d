import { ClientError } from "../errors/client-error.ts";
import { TokenError } from "../errors/token-error.ts";
import type { VehiclesError } from "../errors/vehicles-error.ts";
import type { Call } from "../request/call.ts";
import { withinTime } from "../request/call-time.ts";
import { checkToken } from "./bearer-token.ts";
import type { TokenProvider, TokenRequest } from "./token-provider.ts";

/**
 * Gets the access token for a call, from a provider within the call's time.
 *
 * @throws TokenError where the provider fails; ConfigurationError where it gives no usable token.
 */
export async function accessToken(
  call: Call,
  auth: TokenProvider,
  request: Pick<TokenRequest, "rejected">,
): Promise<string> {
  try {
    const token = auth({
      ...request,
      baseUrl: call.settings.baseUrl,
      ...(call.options.signal && { signal: call.options.signal }),
    });
    // A provider that has the token at hand costs no timer.
    return checkToken(typeof token === "string" ? token : await withinTime(call, () => token));
  } catch (cause) {
    if (cause instanceof ClientError) throw cause;
    throw new TokenError("No access token: auth failed", { cause });
  }
}

/** After a 401, asks the provider for another token. A token that is given as text has no other. */
export async function renewToken(call: Call, error: VehiclesError): Promise<boolean> {
  const { settings, token } = call;
  if (error.kind !== "unauthorized" || !token || typeof settings.auth !== "function") return false;
  call.token = await accessToken(call, settings.auth, { rejected: token });
  if (call.token === token) return false;
  settings.emit?.({ type: "tokenRenewal", call: call.info });
  return true;
}
