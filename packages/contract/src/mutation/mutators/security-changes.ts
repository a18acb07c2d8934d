import { isObject, type JsonObject } from "./json-walk.ts";
import type { Change } from "./mutations.ts";

/**
 * Alterations of an operation's security: a token becomes required or optional, or the operation requires another scope.
 */
export function securityChanges(security: readonly JsonObject[]): Change[] {
  const open = security.some((alternative) => Object.keys(alternative).length === 0);
  const needed = new Set(security.flatMap(({ oauth2 }) => oauth2));
  return open
    ? [
        {
          kind: "close operation",
          change: (operation) => {
            operation.security = security.filter((alternative) => Object.keys(alternative).length > 0);
          },
        },
      ]
    : [
        {
          kind: "open operation",
          change: (operation) => {
            operation.security = [{}, ...security];
          },
        },
        {
          kind: "other scope",
          change: (operation) => {
            operation.security = [{ oauth2: [needed.has("user:read") ? "vehicle:read" : "user:read"] }];
          },
        },
      ];
}

/** Alterations of the URLs and scopes of an OAuth flow. */
export function changesOfFlow({ scopes, ...rest }: JsonObject): Change[] {
  const urls = Object.keys(rest).filter((name) => name.endsWith("Url"));
  return [
    ...urls.map((name) => ({
      kind: "other URL",
      detail: name,
      change: (flow: JsonObject) => {
        flow[name] = String(flow[name]).replace(/\/$/, "");
      },
    })),
    ...Object.keys(isObject(scopes) ? scopes : {}).map((name) => ({
      kind: "drop scope",
      detail: name,
      change: (flow: JsonObject) => {
        delete (flow.scopes as JsonObject)[name];
      },
    })),
  ];
}
