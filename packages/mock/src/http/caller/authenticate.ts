import type { Operation } from "@ev-vehicles/openapi";
import { allScopes, type MockApplication, mockToken } from "../../oauth/application.ts";
import type { Grant, TokenStore } from "../../oauth/token-store.ts";
import { unauthorized } from "../../responses/problems.ts";
import { addressOf, type MockMiddleware } from "../mock-env.ts";
import { anonymousCaller, bearerToken, type Caller } from "./caller.ts";

/** Which tokens are accepted. */
export interface TokenPolicy {
  readonly tokens: TokenStore;
  /** The application of a token that the mock did not issue. */
  readonly application: MockApplication;
  /** Whether tokens that the mock did not issue are accepted. `mockToken` always is. */
  readonly acceptUnknown: boolean;
  /** Whether all callers get the sandbox. */
  readonly sandbox: boolean;
}

/**
 * Identifies the caller of a request. Only operations whose description requires no token can be called without one.
 */
export function authenticate({ security }: Operation, policy: TokenPolicy): MockMiddleware {
  return (c, next) => {
    const authorization = c.req.header("authorization");
    if (authorization !== undefined) c.set("caller", callerByToken(authorization, policy));
    else if (security.open) c.set("caller", { ...anonymousCaller(addressOf(c)), sandbox: policy.sandbox });
    else throw unauthorized();
    return next();
  };
}

function callerByToken(authorization: string, policy: TokenPolicy): Caller {
  const token = bearerToken(authorization);
  if (token === undefined) throw unauthorized("Invalid Authorization header. Expected: Bearer <token>.");
  const grant = policy.tokens.read(token) ?? grantOfUnknown(token, policy);
  if (grant === "inactive") throw unauthorized("The token has expired or was revoked.");
  return callerOf(grant, policy.sandbox);
}

function grantOfUnknown(token: string, { acceptUnknown, application }: TokenPolicy): Grant {
  if (!acceptUnknown && token !== mockToken)
    throw unauthorized("The mock did not issue this token. Get one from /o/token/, or use mock-token.");
  return { application, scopes: application.scopes ?? allScopes };
}

/**
 * Each user who has allowed an application access has a budget, used by tokens of that user. As in the API, all
 * requests with the application's client credentials share one budget, whichever user `EvEnergy-User` names.
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
