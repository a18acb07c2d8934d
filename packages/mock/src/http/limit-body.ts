import { bodyLimit } from "hono/body-limit";
import type { MockMiddleware } from "./mock-env.ts";
import { contentTooLarge } from "./problems.ts";

/** In bytes; bodies of the API have a few hundred. */
const maxSize = 1_000_000;

/** Refuses a larger body, announced or not, without reading the rest of it. */
export function limitBody(): MockMiddleware {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw contentTooLarge(maxSize);
    },
  });
}
