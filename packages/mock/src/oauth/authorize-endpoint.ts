import type { Fleet } from "../state/fleet.ts";
import { allowsRedirect, grantedScopes, type MockApplication } from "./application.ts";
import { consentPage, errorPage } from "./consent-page.ts";
import type { OAuthErrorCode } from "./oauth-error.ts";
import type { OAuthState } from "./token-endpoint.ts";

/** A valid authorization request, which a user can allow or deny. */
export interface AuthorizationRequest {
  readonly application: MockApplication;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string | null;
  readonly challenge: string | null;
}

/**
 * `/o/authorize/` (RFC 6749, 4.1.1): GET returns the page on which a user allows or denies access, and that page sends
 * the decision as a POST. A test can send this POST itself: a form with `user` (an id) and `decision` (`allow` or
 * `deny`).
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
  if (!application)
    return errorPage(
      "client_id does not name an application of this mock: add the application to the option applications.",
    );
  if (redirectUri === null || !allowsRedirect(application, redirectUri)) {
    return errorPage(
      `redirect_uri is not allowed for ${application.clientId}: add it to the application's redirectUris.`,
    );
  }
  const state = query.get("state");
  const redirectError = (code: OAuthErrorCode, description: string): Response =>
    redirectBack(redirectUri, state, { error: code, error_description: description });

  if (query.get("response_type") !== "code")
    return redirectError("unsupported_response_type", "response_type must be code.");
  const scopes = grantedScopes(application, query.get("scope"));
  if (!scopes) return redirectError("invalid_scope", "The application lacks one of the requested scopes.");
  const challenge = query.get("code_challenge");
  if (challenge !== null && query.get("code_challenge_method") !== "S256") {
    return redirectError("invalid_request", "code_challenge_method must be S256.");
  }
  if (challenge === null && application.clientSecret === undefined) {
    return redirectError("invalid_request", "A client without a secret must send a code_challenge.");
  }
  const authorization: AuthorizationRequest = { application, redirectUri, scopes, state, challenge };
  if (request.method !== "POST") return consentPage(authorization, fleet);

  const form = new URLSearchParams(await request.text());
  const user = fleet.users.get(form.get("user") ?? "");
  if (form.get("decision") !== "allow") return redirectError("access_denied", "The user denied access.");
  if (!user) return errorPage("The form's user does not exist: send the id of a user of this mock.");
  return redirectBack(redirectUri, state, { code: issueCode(authorization, user.id, oauth) });
}

function issueCode(
  authorization: AuthorizationRequest,
  userId: string,
  { codes, tokens }: OAuthState,
): string {
  const { application, challenge, redirectUri, scopes } = authorization;
  const code = tokens.randomText();
  codes.add(code, {
    grant: { application, scopes, userId },
    redirectUri,
    ...(challenge === null ? {} : { challenge }),
  });
  return code;
}

function redirectBack(
  redirectUri: string,
  state: string | null,
  result: Readonly<Record<string, string>>,
): Response {
  const target = new URL(redirectUri);
  for (const [name, value] of Object.entries(result)) target.searchParams.set(name, value);
  if (state !== null) target.searchParams.set("state", state);
  return new Response(null, { status: 302, headers: { location: target.href } });
}
