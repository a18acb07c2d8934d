import { ClientError } from "../errors/client-error.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { TokenError } from "../errors/token-error.ts";
import type { VehiclesError } from "../errors/vehicles-error.ts";
import { emitEvent } from "../events/emitter.ts";
import type { Call } from "../request/call.ts";
import { withinTime } from "../request/deadline.ts";
import { checkToken } from "./bearer-token.ts";
import type { TokenProvider, TokenRequest } from "./token-provider.ts";

/**
 * Returns the access token for one attempt; `undefined` if the client has no `auth`. Asks a provider before each
 * attempt, because a token can expire while a call waits; only a token from {@link renewToken} is used without asking.
 *
 * @throws TokenError if the provider fails; ConfigurationError if it returns no usable token; a ClientError that the
 * provider itself throws.
 */
export async function accessToken(call: Call, signal: AbortSignal): Promise<string | undefined> {
  const { auth } = call.settings.shared;
  call.token =
    call.renewedToken ?? (typeof auth === "function" ? await askProvider(call, auth, { signal }) : auth);
  call.renewedToken = undefined;
  call.redaction.add(call.token);
  return call.token;
}

/**
 * If the error is a 401, asks the provider for another token. A token passed as a string cannot be renewed.
 *
 * @returns whether there is a different token to retry the request with.
 */
export async function renewToken(call: Call, error: VehiclesError): Promise<boolean> {
  const { info, settings, token } = call;
  const { auth } = settings.shared;
  if (error.kind !== "unauthorized" || !token || typeof auth !== "function") return false;
  const renewed = await withinTime(call, ({ signal }) =>
    askProvider(call, auth, { rejected: token, signal }),
  ).catch((error: unknown) => {
    // The provider's error may quote the rejected token.
    throw call.redaction.apply(error);
  });
  call.redaction.add(renewed);
  if (renewed === token) return false;
  call.renewedToken = renewed;
  emitEvent(call, { type: "tokenRenewal", call: info });
  return true;
}

async function askProvider(
  call: Call,
  provider: TokenProvider,
  request: Omit<TokenRequest, "baseUrl">,
): Promise<string> {
  let token: unknown;
  try {
    token = await provider({ ...request, baseUrl: call.settings.shared.baseUrl });
  } catch (cause) {
    if (cause instanceof ClientError) throw cause;
    throw new TokenError(`${call.name}: no access token, because the auth function threw an error`, {
      cause,
    });
  }
  try {
    return checkToken(token);
  } catch (cause) {
    throw new ConfigurationError(`${call.name}: ${(cause as Error).message}`, { cause });
  }
}
