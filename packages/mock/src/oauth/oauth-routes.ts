import type { Hono } from "hono";
import type { MockContext, MockEnv } from "../http/mock-env.ts";
import { methodNotAllowed } from "../responses/problems.ts";
import type { Fleet } from "../state/fleet.ts";
import { authorizeEndpoint } from "./authorize-endpoint.ts";
import { OAuthError, oauthErrorResponse } from "./oauth-error.ts";
import { type OAuthState, revokeEndpoint, tokenEndpoint } from "./token-endpoint.ts";

/** Adds the three OAuth endpoints, whose paths end with a slash, to an app. */
export function routeOAuth(app: Hono<MockEnv>, state: OAuthState, fleet: () => Fleet): void {
  app.on(["GET", "POST"], "/o/authorize/", ({ req }) =>
    authorizeEndpoint(req.raw, new URL(req.url), state, fleet()),
  );
  app.post("/o/token/", ({ req }) => withOAuthErrors(tokenEndpoint(req.raw, state)));
  app.post("/o/revoke_token/", ({ req }) => withOAuthErrors(revokeEndpoint(req.raw, state)));
  // Like Django, redirect to the path with the slash. A token request that follows the redirect becomes a GET and gets
  // a 405, so clients have to use the path with the slash.
  app.on("ALL", ["/o/authorize", "/o/token"], redirectToSlash);
  app.all("/o/authorize/", () => {
    throw methodNotAllowed(["GET", "POST"]);
  });
  app.on("ALL", ["/o/token/", "/o/revoke_token/"], () => {
    throw methodNotAllowed(["POST"]);
  });
  // As in the API, this path returns 405 for every method if the slash is missing.
  app.all("/o/revoke_token", () => {
    throw methodNotAllowed([]);
  });
}

function redirectToSlash(c: MockContext): Response {
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(`${pathname}/${search}`, 301);
}

async function withOAuthErrors(response: Promise<Response>): Promise<Response> {
  try {
    return await response;
  } catch (error) {
    if (error instanceof OAuthError) return oauthErrorResponse(error);
    throw error;
  }
}
