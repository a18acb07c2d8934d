import { methodNotAllowed } from "../http/problems.ts";
import type { Fleet } from "../state/fleet.ts";
import { authorizeEndpoint } from "./authorize-endpoint.ts";
import { OAuthError, oauthErrorResponse } from "./oauth-error.ts";
import { type OAuthState, revokeEndpoint, tokenEndpoint } from "./token-endpoint.ts";

/** Answers what is below `/o/`; `undefined` for any other path. */
export type OAuthResponder = (request: Request, url: URL) => Promise<Response> | undefined;

/** Serves the three OAuth endpoints with their trailing slashes. */
export function createOAuthResponder(state: OAuthState, fleet: () => Fleet): OAuthResponder {
  return (request, url) => {
    const { method } = request;
    switch (url.pathname) {
      case "/o/authorize":
      case "/o/token":
        // Django adds the slash by a redirect, which turns a POST into a GET: send the slash.
        return Promise.resolve(
          new Response(null, { status: 301, headers: { location: `${url.pathname}/${url.search}` } }),
        );
      case "/o/revoke_token":
        // Without its slash this one answers 405 (API fact).
        throw methodNotAllowed([]);
      case "/o/authorize/":
        if (method !== "GET" && method !== "POST") throw methodNotAllowed(["get", "post"]);
        return authorizeEndpoint(request, url, state, fleet());
      case "/o/token/":
        if (method !== "POST") throw methodNotAllowed(["post"]);
        return orError(tokenEndpoint(request, state));
      case "/o/revoke_token/":
        if (method !== "POST") throw methodNotAllowed(["post"]);
        return orError(revokeEndpoint(request, state));
      default:
        return undefined;
    }
  };
}

async function orError(response: Promise<Response>): Promise<Response> {
  try {
    return await response;
  } catch (error) {
    if (error instanceof OAuthError) return oauthErrorResponse(error);
    throw error;
  }
}
