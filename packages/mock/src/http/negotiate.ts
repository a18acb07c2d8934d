import type { Operation } from "@ev-vehicles/openapi";
import { acceptsJson } from "./accepts-json.ts";
import { actingUser } from "./acting-user.ts";
import type { Backend } from "./backend.ts";
import type { MockMiddleware } from "./mock-env.ts";
import { notAcceptable } from "./problems.ts";
import { checkVersion } from "./version.ts";

/** Reads the headers that all operations share: the version, the accepted types, and the user to act as. */
export function negotiate({ id }: Operation, { fleet }: Backend): MockMiddleware {
  return (c, next) => {
    checkVersion(c.req.header("evenergy-version"));
    if (!acceptsJson(c.req.header("accept"))) throw notAcceptable();
    const caller = c.get("caller");
    const seen = fleet(caller.sandbox);
    c.set("fleet", seen);
    c.set("actingUserId", actingUser(c.req.header("evenergy-user"), caller, seen, id));
    return next();
  };
}

/** Whether `negotiate` reads this header for all operations. It accepts more spellings of the user than are described. */
export function isNegotiated(header: string): boolean {
  return header.toLowerCase().startsWith("evenergy-");
}
