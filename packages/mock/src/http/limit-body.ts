import { bodyLimit } from "hono/body-limit";
import { contentTooLarge } from "../responses/problems.ts";
import type { MockMiddleware } from "./mock-env.ts";

/** The maximum size of a body, in bytes. The API's request bodies have a few hundred bytes. */
const maxSize = 1_000_000;

/**
 * Rejects bodies larger than `maxSize`: unread if `Content-Length` gives the size, or else when they exceed the limit.
 */
export function limitBody(): MockMiddleware {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw contentTooLarge(maxSize);
    },
  });
}
