import type { webhooks } from "./generated/openapi.ts";

/**
 * An event that the API posts to a webhook; its `type` says which one. The API adds events without notice, so include a
 * `default` in a `switch` over `type`.
 */
export type WebhookEvent = { [Name in keyof webhooks]: BodyOf<webhooks[Name]> }[keyof webhooks];

type BodyOf<Webhook> = Webhook extends {
  post: { requestBody: { content: { "application/json": infer Body } } };
}
  ? Body
  : never;
