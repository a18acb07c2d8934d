import { verifyWebhook, type WebhookError } from "@ev-vehicles/client/webhooks";
import { pointerTo, valueAt } from "@ev-vehicles/openapi";
import { webhookTypes } from "@ev-vehicles/types";
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { description, document } from "../description.ts";
import { newServer } from "../mock-server.ts";
import { violations } from "../validation.ts";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const url = "https://fleet.example.com/webhooks";

/**
 * A handler as in the guide. `seen` has the types of the verified webhooks, by ID. The first `failures` verified webhooks
 * get a 500.
 */
function handler(failures = 0) {
  const seen = new Map<string, string>();
  const app = new Hono().post("/webhooks", async (context) => {
    const event = await verifyWebhook(context.req.raw, { secret }).catch((error: WebhookError) => error.kind);
    if (typeof event === "string") return context.text(event, 401);
    seen.set(context.req.header("svix-id") ?? "", event.type);
    failures -= 1;
    return context.body(null, failures >= 0 ? 500 : 200);
  });
  return { seen, fetch: (request: Request) => app.fetch(request) };
}

describe.each(webhookTypes)("the webhook %s", (type) => {
  it("a handler that verifies webhooks accepts the mock's webhook", async () => {
    const { seen, fetch } = handler();
    const { delivered, id } = await newServer().sendWebhook({ type, url, secret, fetch });
    expect([delivered, [...seen]]).toEqual([true, [[id, type]]]);
  });

  it("the mock's webhook matches the API description, and an incomplete webhook does not", async () => {
    const { fetch } = handler();
    const { event } = await newServer().sendWebhook({ type, url, secret, fetch });
    const schema = pointerTo(
      "#/webhooks",
      type,
      "post",
      "requestBody",
      "content",
      "application/json",
      "schema",
    );
    expect(violations(schema, JSON.parse(JSON.stringify(event)))).toEqual([]);
    const { id: _, ...incomplete } = event.data as Record<string, unknown>;
    for (const wrong of [{ type: "made.up" }, { timestamp: null }, { data: incomplete }])
      expect(violations(schema, { ...event, ...wrong }), JSON.stringify(wrong)).not.toEqual([]);
    for (const field of ["type", "timestamp", "data"])
      expect(violations(schema, { ...event, [field]: undefined }), field).not.toEqual([]);
  });

  it("the API description of a webhook requires a body, and the headers that the mock sends", async () => {
    let sent = new Headers();
    const receive = async (request: Request) => {
      sent = request.headers;
      return new Response();
    };
    await newServer().sendWebhook({ type, url, secret, fetch: receive });
    const { parameters, requestBody } = (description as unknown as Described).webhooks[type].post;
    expect(requestBody.required).toBe(true);
    expect(parameters.map(({ $ref }) => $ref.split("/").at(-1))).toEqual([
      "SvixId",
      "SvixTimestamp",
      "SvixSignature",
      "SvixEventType",
    ]);
    for (const { $ref } of parameters) {
      const { name, required } = valueAt(document, $ref) as { name: string; required?: boolean };
      expect(required, name).toBe(true);
      expect(violations(`${$ref}/schema`, sent.get(name)), name).toEqual([]);
    }
  });
});

it("all attempts to deliver a webhook have the same ID, so a handler can recognise a repetition", async () => {
  const { seen, fetch } = handler(2);
  const sent = { type: webhookTypes[0], url, secret, fetch, retryDelaysMs: [0, 0, 0] };
  const { attempts } = await newServer().sendWebhook(sent);
  expect([attempts.length, seen.size]).toEqual([3, 1]);
});

it.each([
  ["the signature of another secret", { secret: `whsec_${btoa("another secret")}` }, "webhookSignature"],
  ["an old timestamp", { sentAt: new Date(Date.now() - 600_000) }, "webhookTimestamp"],
])("a handler rejects a webhook with %s", async (_, wrong, kind) => {
  const { seen, fetch } = handler();
  const responses: string[] = [];
  const { delivered } = await newServer().sendWebhook({
    ...{ type: webhookTypes[0], url, secret, retryDelaysMs: [], ...wrong },
    async fetch(request) {
      const response = await fetch(request);
      responses.push(await response.clone().text());
      return response;
    },
  });
  expect([delivered, seen.size, responses]).toEqual([false, 0, [kind]]);
});

interface Described {
  readonly webhooks: Record<(typeof webhookTypes)[number], { readonly post: DescribedWebhook }>;
}
interface DescribedWebhook {
  readonly parameters: readonly { readonly $ref: string }[];
  readonly requestBody: { readonly required?: boolean };
}
