import { bodyLimit } from "hono/body-limit";
import { contentTooLarge } from "../responses/problems.ts";
import type { MockMiddleware } from "./mock-env.ts";

/** In bytes. The API's request bodies have a few hundred. */
const maxSize = 1_000_000;

/** Rejects a larger body without reading the rest of it, whether or not the request has a `Content-Length`. */
export function limitBody(): MockMiddleware {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw contentTooLarge(maxSize);
    },
  });
}
