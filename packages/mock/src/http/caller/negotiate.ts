import type { Operation } from "@ev-vehicles/openapi";
import { notAcceptable, unsupportedVersion } from "../../responses/problems.ts";
import type { Backend } from "../backend.ts";
import type { MockMiddleware } from "../mock-env.ts";
import { actingUser } from "./acting-user.ts";

/** The API's only version. */
export const apiVersion = "2";

/** Reads the headers that all operations share: the version, the accepted types, and the user to act as. */
export function negotiate({ id }: Operation, { fleet }: Backend): MockMiddleware {
  return (c, next) => {
    checkVersion(c.req.header("evenergy-version"));
    if (!acceptsJson(c.req.header("accept"))) throw notAcceptable();
    const caller = c.get("caller");
    const callersFleet = fleet(caller.sandbox);
    c.set("fleet", callersFleet);
    c.set("actingUserId", actingUser(c.req.header("evenergy-user"), caller, callersFleet, id));
    return next();
  };
}

/**
 * Whether `negotiate` reads this header. Such headers are not validated against the description, because `negotiate`
 * accepts more: the version `2.0`, and a user's URL instead of the id.
 */
export function isNegotiated(header: string): boolean {
  return header.toLowerCase().startsWith("evenergy-");
}

/** Rejects an unsupported `EvEnergy-Version`. `2` and `2.0` are the same number. */
function checkVersion(requested: string | undefined): void {
  if (requested === undefined || requested === apiVersion) return;
  if (!/^\d+(\.\d+)?$/.test(requested) || Number(requested) !== Number(apiVersion))
    throw unsupportedVersion(requested);
}

/** Whether an `Accept` header (RFC 9110, 12.5.1) allows JSON. Without the header, every type is allowed. */
function acceptsJson(accept: string | undefined): boolean {
  if (accept === undefined || accept === "" || accept === "*/*") return true;
  return accept.split(",").some((range) => {
    const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    // A quality of zero excludes the type.
    const excluded = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    return !excluded && jsonRanges.has(type);
  });
}

const jsonRanges: ReadonlySet<string> = new Set([
  "*/*",
  "application/*",
  "application/json",
  "application/problem+json",
]);
