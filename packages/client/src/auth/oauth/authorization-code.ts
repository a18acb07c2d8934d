import {
  AuthorizationResponseError,
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  validateAuthResponse,
} from "oauth4webapi";
import { ConfigurationError } from "../../errors/configuration-error.ts";
import { TokenError } from "../../errors/token-error.ts";
import type { StoredToken } from "./cache/token-store.ts";
import { checkText } from "./check-text.ts";
import { defaultBaseUrl, endpointUrl } from "./exchange/endpoint-url.ts";
import { exchange } from "./exchange/exchange.ts";
import { readTokenResponse } from "./exchange/read-token-response.ts";
import { checkApplication, checkScopes, type OAuthClient } from "./oauth-client.ts";

/** Options of {@link authorizationCode}. */
export interface AuthorizationCodeOptions extends OAuthClient {
  /** The URL that the user returns to, exactly as it is registered for the application. */
  readonly redirectUri: string;
  /**
   * The API's base URL: the same as the client's.
   * @default "https://api.ev.energy/v2"
   */
  readonly baseUrl?: string | undefined;
  /**
   * The URL at which the user signs in.
   * @default `/o/authorize/` on the origin of `baseUrl`
   */
  readonly authorizeUrl?: string | undefined;
}

/** A sign-in in progress. Keep `state` and `codeVerifier` in the user's session, and show them to no one else. */
export interface SignIn {
  /** Send the user's browser here. */
  readonly url: string;
  readonly state: string;
  readonly codeVerifier: string;
}

/** The two halves of the authorization-code flow. */
export interface AuthorizationCodeFlow {
  /** Begins a sign-in for these scopes; without scopes, for all scopes that the application has. */
  begin(scope?: readonly string[]): Promise<SignIn>;
  /**
   * Completes the sign-in: checks the URL that the user returned with, and exchanges its code for tokens, which
   * `refreshToken` can renew. The code is valid for one minute.
   *
   * @param callbackUrl The URL, or its path and query.
   * @throws TokenError if the user refused, the state does not match this sign-in, or the exchange of the code fails;
   * ConfigurationError if `state` or `codeVerifier` is missing.
   */
  complete(callbackUrl: string | URL, signIn: Pick<SignIn, "state" | "codeVerifier">): Promise<StoredToken>;
}

/**
 * Signs a user in (OAuth 2 authorization code) with PKCE (S256) and `state`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1
 * @see https://www.rfc-editor.org/rfc/rfc7636
 * @see https://www.rfc-editor.org/rfc/rfc9700
 * @throws ConfigurationError for an invalid option.
 */
export function authorizationCode(options: AuthorizationCodeOptions): AuthorizationCodeFlow {
  const { allowInsecureHttp, authorizeUrl, baseUrl = defaultBaseUrl, redirectUri, tokenUrl } = options;
  const application = checkApplication(options);
  const { client, authentication } = application;
  if (typeof redirectUri !== "string" || !URL.canParse(redirectUri)) {
    throw new ConfigurationError("redirectUri: expected an absolute URL");
  }
  const signInUrl = endpointUrl("authorizeUrl", { baseUrl, url: authorizeUrl, allowInsecureHttp });
  const server = {
    issuer: new URL(signInUrl).origin,
    token_endpoint: endpointUrl("tokenUrl", { baseUrl, url: tokenUrl, allowInsecureHttp }),
  };
  return {
    async begin(scope = []) {
      const scopes = checkScopes(scope).join(" ");
      const state = generateRandomState();
      const codeVerifier = generateRandomCodeVerifier();
      const url = new URL(signInUrl);
      const query = {
        response_type: "code",
        client_id: client.client_id,
        redirect_uri: redirectUri,
        ...(scopes && { scope: scopes }),
        state,
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: "S256",
      };
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      return { url: url.href, state, codeVerifier };
    },
    async complete(callbackUrl, signIn) {
      const { state, codeVerifier } = Object(signIn) as Partial<SignIn>;
      checkText("state", state);
      checkText("codeVerifier", codeVerifier);
      const parameters = checkCallback(callbackUrl, state);
      const json = await exchange({
        endpoint: "token endpoint",
        host: new URL(server.token_endpoint).host,
        application,
        send: (requestOptions) =>
          authorizationCodeGrantRequest(
            server,
            client,
            authentication,
            parameters,
            redirectUri,
            codeVerifier,
            requestOptions,
          ),
        secrets: [codeVerifier, parameters.get("code") ?? ""],
        idempotent: false,
      });
      return readTokenResponse(json, application);
    },
  };

  /** The whole URL is untrusted input: errors repeat nothing of it except an error code. */
  function checkCallback(callbackUrl: string | URL, state: string): URLSearchParams {
    // Some frameworks pass only the path and query: they are resolved against the redirect URI.
    if (!URL.canParse(String(callbackUrl), redirectUri)) {
      throw new TokenError("The sign-in callback is not a valid URL; start the sign-in over");
    }
    const { searchParams } = new URL(callbackUrl, redirectUri);
    // RFC 9207: the server may name itself in `iss`. There is no discovery document to check the name against.
    searchParams.delete("iss");
    if (searchParams.getAll("state").join() !== state) {
      throw new TokenError(
        "The sign-in callback's state does not match this sign-in; start the sign-in over",
      );
    }
    let parameters: URLSearchParams;
    try {
      parameters = validateAuthResponse(server, client, searchParams, state);
    } catch (error) {
      if (!(error instanceof AuthorizationResponseError)) {
        throw new TokenError(
          "The sign-in callback has contradictory or unsupported parameters; start the sign-in over",
        );
      }
      const code = /^[a-z_]{1,40}$/.exec(error.error)?.[0];
      throw new TokenError(`The sign-in was refused${code ? `: ${code}` : ""}`, { code });
    }
    if (!parameters.get("code") || parameters.getAll("code").length > 1) {
      throw new TokenError("The sign-in callback has no code, or more than one; start the sign-in over");
    }
    return parameters;
  }
}
