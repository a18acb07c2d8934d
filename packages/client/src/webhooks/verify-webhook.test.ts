import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import type { VehiclesError } from "../index.ts";
import type { WebhookError } from "./verify-webhook.ts";
import { verifyWebhook } from "./verify-webhook.ts";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const event = {
  type: "charging_sub_session.ended",
  timestamp: "2022-11-03T20:26:10.344522Z",
  data: { id: "csub01HRC0YVPA1BM9A170Q4QKD9F8", mode: "SMART" },
};
const body = JSON.stringify(event);

interface Delivery {
  readonly text?: string;
  readonly sentAt?: Date;
  readonly key?: string;
}

/** The headers as the API sends them. */
function signedHeaders({ text = body, sentAt = new Date(), key = secret }: Delivery = {}) {
  return {
    "svix-id": "msg_1",
    "svix-timestamp": String(Math.floor(sentAt.getTime() / 1000)),
    "svix-signature": new Webhook(key).sign("msg_1", sentAt, text),
    "svix-event-type": event.type,
  };
}

function request(text = body, headers: Record<string, string> = signedHeaders({ text })): Request {
  return new Request("https://fleet.example.com/webhooks", { method: "POST", headers, body: text });
}

async function errorOf(input: Parameters<typeof verifyWebhook>[0], key = secret): Promise<WebhookError> {
  return await verifyWebhook(input, { secret: key }).then(
    () => expect.unreachable("the webhook was accepted"),
    (error) => error,
  );
}

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

describe("webhook with a valid signature", () => {
  test("verifyWebhook returns the event in a Request", async () => {
    const received = await verifyWebhook(request(), { secret });
    expect(received).toEqual(event);
    if (received.type === "charging_sub_session.ended") expect(received.data.mode).toBe("SMART");
  });

  test.each([
    ["a string body and plain headers", { body, headers: signedHeaders() }],
    [
      "a body of bytes and a Headers object",
      { body: new TextEncoder().encode(body), headers: new Headers(signedHeaders()) },
    ],
    [
      "a Buffer body and upper-case headers whose values are lists",
      {
        body: Buffer.from(body),
        headers: Object.fromEntries(
          Object.entries(signedHeaders()).map(([name, value]) => [name.toUpperCase(), [value]]),
        ),
      },
    ],
  ])("verifyWebhook returns the event from %s", async (_, input) => {
    expect(await verifyWebhook(input, { secret })).toEqual(event);
  });

  test("a webhook with several signatures is accepted if one is valid, as during a rotation of the secret", async () => {
    const headers = signedHeaders();
    const other = signedHeaders({ key: `whsec_${btoa("another secret")}` })["svix-signature"];
    headers["svix-signature"] = `v2,x ${other} ${headers["svix-signature"]}`;
    expect(await verifyWebhook(request(body, headers), { secret })).toEqual(event);
  });

  test("a webhook whose timestamp differs from the clock by less than five minutes is accepted", async () => {
    for (const sentAt of [minutesAgo(4), minutesAgo(-4)])
      expect(await verifyWebhook(request(body, signedHeaders({ sentAt })), { secret })).toEqual(event);
  });

  test('a webhook event of an unknown type is returned with the type "unknown"', async () => {
    const unknown = { ...event, type: "vehicle.disconnected", extra: 1 };
    const received = await verifyWebhook(request(JSON.stringify(unknown)), { secret });
    expect(received).toEqual({ type: "unknown", event: unknown });
  });

  test("a signed webhook body may contain non-ASCII text, but a byte-order mark causes a WebhookBodyError", async () => {
    const text = JSON.stringify({ ...event, data: { name: "Ünïcödé 🚗" } });
    expect(await verifyWebhook(request(text), { secret })).toMatchObject({ data: { name: "Ünïcödé 🚗" } });
    const marked = `\uFEFF${body}`;
    expect(await errorOf(request(marked))).toMatchObject({ kind: "webhookBody" });
  });

  test.each(["no JSON", "null", "[]", '{"type":"x"}', '{"type":5,"timestamp":"t","data":{}}', ""])(
    "a signed webhook body %j, which is not an event, causes a WebhookBodyError",
    async (text) => {
      expect(await errorOf({ body: text, headers: signedHeaders({ text }) })).toMatchObject({
        name: "WebhookBodyError",
        kind: "webhookBody",
      });
    },
  );
});

describe("WebhookSignatureError", () => {
  const signature = { name: "WebhookSignatureError", kind: "webhookSignature" };

  test("a webhook with a changed or re-serialized body is rejected", async () => {
    expect(await errorOf(request(`${body} `, signedHeaders()))).toMatchObject(signature);
    const pretty = JSON.stringify(event, null, 2);
    expect(await errorOf(request(pretty, signedHeaders()))).toMatchObject(signature);
  });

  test("a webhook with a changed ID or timestamp is rejected", async () => {
    expect(await errorOf(request(body, { ...signedHeaders(), "svix-id": "msg_2" }))).toMatchObject(signature);
    const later = String(Math.floor(Date.now() / 1000) + 60);
    expect(await errorOf(request(body, { ...signedHeaders(), "svix-timestamp": later }))).toMatchObject(
      signature,
    );
    expect(await errorOf(request(body, { ...signedHeaders(), "svix-timestamp": "soon" }))).toMatchObject(
      signature,
    );
  });

  test("a webhook signed with another secret is rejected, and the error contains neither secret", async () => {
    const error = await errorOf(request(), `whsec_${btoa("another secret")}`);
    expect(error).toMatchObject(signature);
    expect(JSON.stringify([error.message, error.stack, String(error.cause)])).not.toMatch(/whsec_|MfKQ/);
  });

  test.each(["svix-id", "svix-timestamp", "svix-signature"])(
    "a webhook without the header %s is rejected with an error that names the header",
    async (name) => {
      const { [name as "svix-id"]: _, ...headers } = signedHeaders();
      const error = await errorOf(request(body, headers));
      expect(error).toMatchObject(signature);
      expect(error.message).toContain(name);
    },
  );

  test.each(["", "v1", "v1,", "v1,short", "v2,x"])(
    "a webhook with the invalid signature %j is rejected",
    async (text) => {
      expect(await errorOf(request(body, { ...signedHeaders(), "svix-signature": text }))).toMatchObject(
        signature,
      );
    },
  );
});

test.each([
  ["was sent more than five minutes ago", minutesAgo(6)],
  ["has a timestamp more than five minutes in the future", minutesAgo(-6)],
])(
  "a webhook that %s is rejected with a WebhookTimestampError whose sentAt is the webhook's timestamp",
  async (_, sentAt) => {
    const error = await errorOf(request(body, signedHeaders({ sentAt })));
    expect(error).toMatchObject({ name: "WebhookTimestampError", kind: "webhookTimestamp" });
    const timestamp = new Date(Math.floor(sentAt.getTime() / 1000) * 1000);
    expect(error).toHaveProperty("sentAt", timestamp);
  },
);

describe("ConfigurationError", () => {
  test.each(["", "whsec_", "whsec_not base64!"])(
    "verifyWebhook rejects the malformed secret %j with an error that does not quote the secret",
    async (key) => {
      const error = await errorOf(request(), key);
      expect(error).toMatchObject({ kind: "configuration" });
      expect(error.message).not.toContain("not base64");
    },
  );

  test("verifyWebhook rejects an undefined secret", async () => {
    const options = { secret: undefined as unknown as string };
    await expect(verifyWebhook(request(), options)).rejects.toMatchObject({
      kind: "configuration",
      message: expect.stringContaining("got undefined"),
    });
  });

  test("verifyWebhook rejects a body that was already parsed or read", async () => {
    const parsed = { headers: signedHeaders(), body: event as unknown as string };
    expect((await errorOf(parsed)).message).toContain("express.raw");
    const read = request();
    await read.text();
    expect((await errorOf(read)).message).toContain("already read");
  });
});

test("webhook errors extend the same base class as ApiError", async () => {
  const { ApiError } = await import("../index.ts");
  const base = Object.getPrototypeOf(ApiError);
  const error: { kind: WebhookError["kind"] | VehiclesError["kind"] } = await errorOf(request("{}"));
  expect(error).toBeInstanceOf(base);
});
