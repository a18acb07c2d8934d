import { bodyLimit } from "hono/body-limit";
import type { MockMiddleware } from "./mock-env.ts";
import { contentTooLarge } from "./problems.ts";

/** In bytes; the API's bodies have a few hundred. */
const maxSize = 1_000_000;

/** Rejects a larger body, announced or not, without reading the rest of it. */
export function limitBody(): MockMiddleware {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw contentTooLarge(maxSize);
    },
  });
}
