import { TokenError } from "../../errors/token-error.ts";
import { checkSecureUrl } from "../secure-url.ts";
import type { OAuthClient } from "./oauth-client.ts";
import { codeChallenge, randomText } from "./pkce.ts";
import { requestToken } from "./request-token.ts";
import type { StoredToken } from "./token-store.ts";

/** Options of {@link authorizationCode}. */
export interface AuthorizationCodeOptions extends OAuthClient {
  /** Where the user comes back to, exactly as it is registered. */
  readonly redirectUri: string;
  /**
   * Where the user signs in.
   * @default "https://api.ev.energy/o/authorize/"
   */
  readonly authorizeUrl?: string;
}

/** A sign-in that has begun. Keep `state` and `codeVerifier` in the user's session; they are secret. */
export interface SignIn {
  /** Send the user's browser here. */
  readonly url: string;
  readonly state: string;
  readonly codeVerifier: string;
}

/** The two halves of the authorization-code flow. */
export interface AuthorizationCodeFlow {
  /** Begins a sign-in for these scopes; without any, for all that the application has. */
  begin(scope?: readonly string[]): Promise<SignIn>;
  /**
   * Ends it: checks the URL that the user came back with and trades its code for tokens, which `refreshToken`
   * keeps alive. The code lives for a minute.
   *
   * @throws TokenError where the user refused, the state is not that of this sign-in, or the code is refused.
   */
  complete(callbackUrl: string | URL, signIn: Pick<SignIn, "state" | "codeVerifier">): Promise<StoredToken>;
}

/**
 * Signs a user in (OAuth 2 authorization code) with PKCE and `state`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1
 * @see https://www.rfc-editor.org/rfc/rfc9700
 */
export function authorizationCode({
  redirectUri,
  authorizeUrl = "https://api.ev.energy/o/authorize/",
  ...client
}: AuthorizationCodeOptions): AuthorizationCodeFlow {
  return {
    async begin(scope = []) {
      const state = randomText();
      const codeVerifier = randomText();
      const url = checkSecureUrl("authorizeUrl", authorizeUrl, client.allowInsecureHttp);
      const query = {
        response_type: "code",
        client_id: client.clientId,
        redirect_uri: redirectUri,
        ...(scope.length > 0 && { scope: scope.join(" ") }),
        state,
        code_challenge: await codeChallenge(codeVerifier),
        code_challenge_method: "S256",
      };
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      return { url: url.href, state, codeVerifier };
    },
    async complete(callbackUrl, { state, codeVerifier }) {
      // Some frameworks hand over the path alone.
      const { searchParams } = new URL(callbackUrl, redirectUri);
      if (!state || searchParams.get("state") !== state) {
        throw new TokenError("The sign-in came back with a state that is not its own; begin again");
      }
      const refusal = searchParams.get("error");
      if (refusal) throw new TokenError("The sign-in was refused", { code: refusal.slice(0, 40) });
      const code = searchParams.get("code");
      if (!code) throw new TokenError("The sign-in came back without a code");
      return requestToken(client, {
        grant_type: "authorization_code",
        code,
        redirect_uri: redirectUri,
        code_verifier: codeVerifier,
      });
    },
  };
}
