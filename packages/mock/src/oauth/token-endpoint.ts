import { grantedScopes, type MockApplication } from "./application.ts";
import type { AuthorizationCodes } from "./authorization-codes.ts";
import { type AuthenticatedClient, authenticateClient } from "./client-authentication.ts";
import { OAuthError } from "./oauth-error.ts";
import { accessTokenLifetimeSeconds, type IssuedTokens, type TokenStore } from "./token-store.ts";

/** The state of the OAuth endpoints. */
export interface OAuthState {
  readonly applications: readonly MockApplication[];
  readonly tokens: TokenStore;
  readonly codes: AuthorizationCodes;
}

/** `POST /o/token/`: issues tokens for one of the three grant types. */
export async function tokenEndpoint(request: Request, state: OAuthState): Promise<Response> {
  const form = await readForm(request);
  const client = authenticateClient(request.headers.get("authorization"), form, state.applications);
  const issued = await issue(form, client, state);
  return Response.json(
    {
      access_token: issued.accessToken,
      token_type: "Bearer",
      expires_in: accessTokenLifetimeSeconds,
      scope: issued.grant.scopes.join(" "),
      ...(issued.refreshToken === undefined ? {} : { refresh_token: issued.refreshToken }),
    },
    { headers: { "cache-control": "no-store" } },
  );
}

/** `POST /o/revoke_token/` (RFC 7009): responds with 200 even if the token is unknown. */
export async function revokeEndpoint(
  request: Request,
  { applications, tokens }: OAuthState,
): Promise<Response> {
  const form = await readForm(request);
  const { application } = authenticateClient(request.headers.get("authorization"), form, applications);
  tokens.revoke(required(form, "token"), application);
  return new Response(null, { status: 200, headers: { "cache-control": "no-store" } });
}

function issue(
  form: URLSearchParams,
  client: AuthenticatedClient,
  state: OAuthState,
): IssuedTokens | Promise<IssuedTokens> {
  const grantType = required(form, "grant_type");
  if (grantType === "client_credentials") return issueToApplication(form, client, state);
  if (grantType === "authorization_code") return exchangeCode(form, client.application, state);
  if (grantType === "refresh_token") return refresh(form, client.application, state);
  throw new OAuthError("unsupported_grant_type", `The grant type ${grantType} is not supported.`);
}

function issueToApplication(
  form: URLSearchParams,
  client: AuthenticatedClient,
  { tokens }: OAuthState,
): IssuedTokens {
  const { application, byHttpBasic } = client;
  if (application.clientSecret === undefined) {
    throw new OAuthError("unauthorized_client", "A client without a secret cannot use client credentials.");
  }
  if (!byHttpBasic)
    throw new OAuthError(
      "invalid_client",
      "The grant type client_credentials requires HTTP Basic authentication.",
    );
  return tokens.issue({ application, scopes: scopesFor(application, form) });
}

async function exchangeCode(
  form: URLSearchParams,
  application: MockApplication,
  state: OAuthState,
): Promise<IssuedTokens> {
  const code = required(form, "code");
  const known = state.codes.find(code);
  if (known?.issued) state.tokens.revoke(known.issued.refreshToken ?? known.issued.accessToken, application);
  if (!known || known.issued || known.grant.application !== application) {
    throw new OAuthError(
      "invalid_grant",
      "The code is unknown, was used, is older than a minute, or was issued to another application.",
    );
  }
  if (known.redirectUri !== form.get("redirect_uri")) {
    throw new OAuthError("invalid_grant", "redirect_uri differs from the one in the authorization request.");
  }
  if (
    known.challenge !== undefined &&
    !(await verifierMatches(form.get("code_verifier") ?? "", known.challenge))
  ) {
    throw new OAuthError("invalid_grant", "code_verifier does not match the code_challenge.");
  }
  const issued = state.tokens.issue(known.grant);
  state.codes.markUsed(code, issued);
  return issued;
}

function refresh(form: URLSearchParams, application: MockApplication, { tokens }: OAuthState): IssuedTokens {
  const scopes = form.has("scope") ? scopesFor(application, form) : undefined;
  const issued = tokens.refresh(required(form, "refresh_token"), application, scopes);
  if (!issued)
    throw new OAuthError(
      "invalid_grant",
      "The refresh token is unknown, was used or revoked, was issued to another application, or lacks a requested scope.",
    );
  return issued;
}

function scopesFor(application: MockApplication, form: URLSearchParams): readonly string[] {
  const scopes = grantedScopes(application, form.get("scope"));
  if (!scopes)
    throw new OAuthError(
      "invalid_scope",
      `The application lacks one of the requested scopes: ${form.get("scope")}.`,
    );
  return scopes;
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value === null || value === "")
    throw new OAuthError("invalid_request", `The parameter ${name} is missing.`);
  return value;
}

/** Whether a PKCE verifier matches an S256 challenge: BASE64URL(SHA256(verifier)) (RFC 7636, 4.6). */
async function verifierMatches(verifier: string, challenge: string): Promise<boolean> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  const base64 = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "") === challenge;
}

/** Reads a form; the endpoints do not accept JSON (RFC 6749, 3.2). */
async function readForm(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.toLowerCase().startsWith("application/x-www-form-urlencoded")) {
    throw new OAuthError("invalid_request", "Expected Content-Type: application/x-www-form-urlencoded.");
  }
  return new URLSearchParams(await request.text());
}
