import type { Fleet } from "../state/fleet.ts";
import { allowsRedirect, grantedScopes, type MockApplication } from "./application.ts";
import { consentPage, errorPage } from "./consent-page.ts";
import type { OAuthErrorCode } from "./oauth-error.ts";
import type { OAuthState } from "./token-endpoint.ts";

/** A valid authorization request, to show to a user. */
export interface AuthorizationRequest {
  readonly application: MockApplication;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string | null;
  readonly challenge: string | null;
}

/**
 * `/o/authorize/` (RFC 6749, 4.1.1): GET shows a page on which a user agrees or not, POST is what that page sends. A test
 * can send the POST itself: `user` (an id) and `decision` (`allow` or `deny`) as a form.
 */
export async function authorizeEndpoint(
  request: Request,
  url: URL,
  oauth: OAuthState,
  fleet: Fleet,
): Promise<Response> {
  const { searchParams: query } = url;
  const application = oauth.applications.find(({ clientId }) => clientId === query.get("client_id"));
  const redirectUri = query.get("redirect_uri");
  // Never redirect to a URL that the application did not register (RFC 6749, 3.1.2.4).
  if (!application) return errorPage("client_id does not name an application of this mock.");
  if (redirectUri === null || !allowsRedirect(application, redirectUri)) {
    return errorPage(`redirect_uri is not registered for ${application.clientId}.`);
  }
  const state = query.get("state");
  const redirectError = (code: OAuthErrorCode, description: string): Response =>
    sendBack(redirectUri, state, { error: code, error_description: description });

  if (query.get("response_type") !== "code")
    return redirectError("unsupported_response_type", "response_type must be code.");
  const scopes = grantedScopes(application, query.get("scope"));
  if (!scopes) return redirectError("invalid_scope", "The application may not have one of the scopes.");
  const challenge = query.get("code_challenge");
  if (challenge !== null && query.get("code_challenge_method") !== "S256") {
    return redirectError("invalid_request", "code_challenge_method must be S256.");
  }
  if (challenge === null && application.clientSecret === undefined) {
    return redirectError("invalid_request", "A client without a secret must send a code_challenge.");
  }
  const wanted: AuthorizationRequest = { application, redirectUri, scopes, state, challenge };
  if (request.method !== "POST") return consentPage(wanted, fleet);

  const form = new URLSearchParams(await request.text());
  const user = fleet.users.get(form.get("user") ?? "");
  if (form.get("decision") !== "allow") return redirectError("access_denied", "The user did not agree.");
  if (!user) return errorPage("There is no such user.");
  return sendBack(redirectUri, state, { code: giveCode(wanted, user.id, oauth) });
}

function giveCode(wanted: AuthorizationRequest, userId: string, { codes, tokens }: OAuthState): string {
  const { application, challenge, redirectUri, scopes } = wanted;
  const code = tokens.randomText();
  codes.keep(code, {
    grant: { application, scopes, userId },
    redirectUri,
    ...(challenge === null ? {} : { challenge }),
  });
  return code;
}

function sendBack(
  redirectUri: string,
  state: string | null,
  result: Readonly<Record<string, string>>,
): Response {
  const target = new URL(redirectUri);
  for (const [name, value] of Object.entries(result)) target.searchParams.set(name, value);
  if (state !== null) target.searchParams.set("state", state);
  return new Response(null, { status: 302, headers: { location: target.href } });
}
