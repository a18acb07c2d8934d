import type { Operation } from "@ev-vehicles/openapi";
import type { AnswerCache } from "./answer-cache.ts";
import type { MockMiddleware } from "./mock-env.ts";
import { isNegotiated } from "./negotiate.ts";
import { sendAnswer } from "./send-answer.ts";

/**
 * Answers what was asked before out of the memory of answers, if the same caller asks with the same scopes, for the same
 * user. Of the other headers, those count that the operation has as parameters. After a write everything is forgotten.
 */
export function recallAnswer({ method, parameters }: Operation, cache: AnswerCache): MockMiddleware {
  if (method !== "GET") {
    return async (_c, next) => {
      try {
        await next();
      } finally {
        cache.clear();
      }
    };
  }
  const headers = parameters.filter(
    (parameter) => parameter.in === "header" && !isNegotiated(parameter.name),
  );
  return (c, next) => {
    const { bucket, sandbox, scopes } = c.get("caller");
    const who = [bucket, sandbox, ...scopes, c.get("actingUserId")];
    const values = headers.map(({ name }) => c.req.header(name));
    const key = [...who, c.req.url, ...values].join(" ");
    const known = cache.get(key);
    if (!known || c.get("faults").size > 0) {
      c.set("cacheKey", key);
      return next();
    }
    return Promise.resolve(sendAnswer(known, c.get("budget")));
  };
}
