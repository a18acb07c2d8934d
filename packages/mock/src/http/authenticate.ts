import type { Operation } from "@ev-vehicles/openapi";
import { mockToken } from "../mock-token.ts";
import { allScopes, type MockApplication } from "../oauth/application.ts";
import type { Grant, TokenStore } from "../oauth/token-store.ts";
import { anonymousCaller, bearerToken, type Caller } from "./caller.ts";
import { addressOf, type MockMiddleware } from "./mock-env.ts";
import { unauthorized } from "./problems.ts";

/** What tokens are checked against. */
export interface TokenPolicy {
  readonly tokens: TokenStore;
  /** The application that a token not issued by the mock counts as. */
  readonly application: MockApplication;
  /** Whether tokens that the mock did not issue are accepted at all; the ready token always is. */
  readonly acceptUnknown: boolean;
  /** Whether all callers get the sandbox. */
  readonly sandbox: boolean;
}

/** Identifies the caller of a request; only open operations need no token. */
export function authenticate({ security }: Operation, policy: TokenPolicy): MockMiddleware {
  return (c, next) => {
    const authorization = c.req.header("authorization");
    if (authorization !== undefined) c.set("caller", callerWith(authorization, policy));
    else if (security.open) c.set("caller", { ...anonymousCaller(addressOf(c)), sandbox: policy.sandbox });
    else throw unauthorized();
    return next();
  };
}

function callerWith(authorization: string, policy: TokenPolicy): Caller {
  const token = bearerToken(authorization);
  if (token === undefined) throw unauthorized("Invalid Authorization header. Expected: Bearer <token>.");
  const grant = policy.tokens.read(token) ?? unissued(token, policy);
  if (grant === "ended") throw unauthorized("The token has expired or was revoked.");
  return callerOf(grant, policy.sandbox);
}

function unissued(token: string, { acceptUnknown, application }: TokenPolicy): Grant {
  if (!acceptUnknown && token !== mockToken) throw unauthorized("The token is not known.");
  return { application, scopes: application.scopes ?? allScopes };
}

/**
 * Requests are counted for each pair of application and user. Those with client credentials share one budget, whatever
 * user `EvEnergy-User` names (API fact).
 */
function callerOf({ application, scopes, userId }: Grant, sandboxForAll: boolean): Caller {
  const bucket = `application ${application.clientId}`;
  const common = {
    clientId: application.clientId,
    scopes: new Set(scopes),
    sandbox: sandboxForAll || (application.sandbox ?? false),
  };
  if (userId === undefined) return { kind: "application", bucket, ...common };
  return { kind: "user", bucket: `${bucket} ${userId}`, userId, ...common };
}
