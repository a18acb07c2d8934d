import { makeUuid } from "../identity/ids.ts";
import { ok } from "../responses/handler-response.ts";
import type { Handler } from "./handler.ts";

/**
 * Each request gets a new link, because a link works only once. The link's host is reserved (RFC 2606): the mock has no
 * portal, and its webhook is configured by an option.
 */
export const retrieveWebhookPortal: Handler<"retrieveWebhookPortal"> = (_, { random }) => ({
  ...ok({ url: `https://webhooks.ev.example/login#key=${makeUuid(random)}` }),
  volatile: true,
});
