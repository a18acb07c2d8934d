import type { Operation } from "@ev-vehicles/openapi";
import type { AnswerCache } from "./answer-cache.ts";
import type { MockMiddleware } from "./mock-env.ts";
import { isNegotiated } from "./negotiate.ts";
import { sendAnswer } from "./send-answer.ts";

/**
 * Answers what was asked before out of the memory of answers. The version and the user are in the key as what they mean;
 * of the other headers, those that the operation has as parameters. After a write everything is forgotten.
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
    const { sandbox } = c.get("caller");
    const values = headers.map(({ name }) => c.req.header(name));
    const key = [sandbox, c.get("actingUserId"), c.req.url, ...values].join(" ");
    const known = cache.get(key);
    if (!known || c.get("faults").size > 0) {
      c.set("cacheKey", key);
      return next();
    }
    return Promise.resolve(sendAnswer(known, c.get("budget")));
  };
}
