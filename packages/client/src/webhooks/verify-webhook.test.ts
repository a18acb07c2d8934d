import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import type { VehiclesError } from "../index.ts";
import { verifyWebhook } from "./verify-webhook.ts";
import type { WebhookError } from "./webhook-error.ts";

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

/** The headers that the API would send. */
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
    () => expect.unreachable("The webhook was accepted."),
    (error) => error,
  );
}

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

describe("a webhook with a good signature", () => {
  it("is returned as its event, from a Request", async () => {
    const received = await verifyWebhook(request(), { secret });
    expect(received).toEqual(event);
    if (received.type === "charging_sub_session.ended") expect(received.data.mode).toBe("SMART");
  });

  it.each([
    ["a text and plain headers", { body, headers: signedHeaders() }],
    ["bytes and Headers", { body: new TextEncoder().encode(body), headers: new Headers(signedHeaders()) }],
    [
      "a Buffer, and headers in another case and as lists",
      {
        body: Buffer.from(body),
        headers: Object.fromEntries(
          Object.entries(signedHeaders()).map(([name, value]) => [name.toUpperCase(), [value]]),
        ),
      },
    ],
  ])("is returned as its event, from %s", async (_, input) => {
    expect(await verifyWebhook(input, { secret })).toEqual(event);
  });

  it("is accepted if one of several signatures is good, as after a change of the secret", async () => {
    const headers = signedHeaders();
    const other = signedHeaders({ key: `whsec_${btoa("another secret")}` })["svix-signature"];
    headers["svix-signature"] = `v2,x ${other} ${headers["svix-signature"]}`;
    expect(await verifyWebhook(request(body, headers), { secret })).toEqual(event);
  });

  it("tolerates clocks that differ by less than five minutes", async () => {
    for (const sentAt of [minutesAgo(4), minutesAgo(-4)])
      expect(await verifyWebhook(request(body, signedHeaders({ sentAt })), { secret })).toEqual(event);
  });

  it("of a type that nobody knows is no error", async () => {
    const strange = { ...event, type: "vehicle.disconnected", extra: 1 };
    const received = await verifyWebhook(request(JSON.stringify(strange)), { secret });
    expect(received).toEqual({ type: "unknown", event: strange });
  });

  it("keeps text beyond ASCII and a byte-order mark as they were signed", async () => {
    const text = JSON.stringify({ ...event, data: { name: "Ünïcödé 🚗" } });
    expect(await verifyWebhook(request(text), { secret })).toMatchObject({ data: { name: "Ünïcödé 🚗" } });
    const marked = `\uFEFF${body}`;
    expect(await errorOf(request(marked))).toMatchObject({ kind: "webhookBody" });
  });

  it.each(["no JSON", "null", "[]", '{"type":"x"}', '{"type":5,"timestamp":"t","data":{}}', ""])(
    "but with %j as its body is a WebhookBodyError",
    async (text) => {
      expect(await errorOf({ body: text, headers: signedHeaders({ text }) })).toMatchObject({
        name: "WebhookBodyError",
        kind: "webhookBody",
      });
    },
  );
});

describe("a webhook is a WebhookSignatureError", () => {
  const signature = { name: "WebhookSignatureError", kind: "webhookSignature" };

  it("if its body was changed, or parsed and written again", async () => {
    expect(await errorOf(request(`${body} `, signedHeaders()))).toMatchObject(signature);
    const pretty = JSON.stringify(event, null, 2);
    expect(await errorOf(request(pretty, signedHeaders()))).toMatchObject(signature);
  });

  it("if its ID or its timestamp was changed", async () => {
    expect(await errorOf(request(body, { ...signedHeaders(), "svix-id": "msg_2" }))).toMatchObject(signature);
    const later = String(Math.floor(Date.now() / 1000) + 60);
    expect(await errorOf(request(body, { ...signedHeaders(), "svix-timestamp": later }))).toMatchObject(
      signature,
    );
    expect(await errorOf(request(body, { ...signedHeaders(), "svix-timestamp": "soon" }))).toMatchObject(
      signature,
    );
  });

  it("if another secret signed it, and the message has neither secret", async () => {
    const error = await errorOf(request(), `whsec_${btoa("another secret")}`);
    expect(error).toMatchObject(signature);
    expect(JSON.stringify([error.message, error.stack, String(error.cause)])).not.toMatch(/whsec_|MfKQ/);
  });

  it.each(["svix-id", "svix-timestamp", "svix-signature"])("if it lacks %s, which is named", async (name) => {
    const { [name as "svix-id"]: _, ...headers } = signedHeaders();
    const error = await errorOf(request(body, headers));
    expect(error).toMatchObject(signature);
    expect(error.message).toContain(name);
  });

  it.each(["", "v1", "v1,", "v1,short", "v2,x"])("if its signature is %j", async (text) => {
    expect(await errorOf(request(body, { ...signedHeaders(), "svix-signature": text }))).toMatchObject(
      signature,
    );
  });
});

it.each([
  ["was sent more than five minutes ago", minutesAgo(6)],
  ["comes from the future", minutesAgo(-6)],
])("a webhook that %s is a WebhookTimestampError that says when", async (_, sentAt) => {
  const error = await errorOf(request(body, signedHeaders({ sentAt })));
  expect(error).toMatchObject({ name: "WebhookTimestampError", kind: "webhookTimestamp" });
  const claimed = new Date(Math.floor(sentAt.getTime() / 1000) * 1000);
  expect(error).toHaveProperty("sentAt", claimed);
});

describe("a wrong setup is a ConfigurationError", () => {
  it.each(["", "whsec_", "whsec_not base64!"])(
    "for the secret %j, which the message leaves out",
    async (key) => {
      const error = await errorOf(request(), key);
      expect(error).toMatchObject({ kind: "configuration" });
      expect(error.message).not.toContain("not base64");
    },
  );

  it("for a secret that is not set", async () => {
    const options = { secret: undefined as unknown as string };
    await expect(verifyWebhook(request(), options)).rejects.toMatchObject({
      kind: "configuration",
      message: expect.stringContaining("got undefined"),
    });
  });

  it("for a body that was parsed or read before", async () => {
    const parsed = { headers: signedHeaders(), body: event as unknown as string };
    expect((await errorOf(parsed)).message).toContain("express.raw");
    const read = request();
    await read.text();
    expect((await errorOf(read)).message).toContain("read before");
  });
});

it("the errors share the base of all errors of this package", async () => {
  const { ApiError } = await import("../index.ts");
  const base = Object.getPrototypeOf(ApiError);
  const error: { kind: WebhookError["kind"] | VehiclesError["kind"] } = await errorOf(request("{}"));
  expect(error).toBeInstanceOf(base);
});
