import { ok } from "../http/handler-response.ts";
import { makeUuid } from "../identity/uuid.ts";
import type { Handler } from "./handler.ts";

/**
 * A link that works once, so each request gets another. The host is reserved (RFC 2606); the mock's own webhooks are configured
 * in its options.
 */
export const retrieveWebhookPortal: Handler<"retrieveWebhookPortal"> = (_, { chance }) => ({
  ...ok({ url: `https://webhooks.ev.example/login#key=${makeUuid(chance)}` }),
  volatile: true,
});
