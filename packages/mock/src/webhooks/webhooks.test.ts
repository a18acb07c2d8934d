import type { ChargingSubSession, WebhookEvent } from "@ev-vehicles/types";
import { Webhook } from "standardwebhooks";
import { describe, expect, test, vi } from "vitest";
import { live, send, testMock } from "../testing/send.ts";
import type { MockWebhookTarget } from "./webhook-target.ts";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const ended = "charging_sub_session.ended";

interface Received {
  readonly headers: Headers;
  readonly body: string;
  readonly event: WebhookEvent;
}

/** A receiver that returns these statuses in turn, and then repeats the last one. */
function receiver(...statuses: readonly number[]) {
  const received: Received[] = [];
  const target: MockWebhookTarget = {
    url: "https://fleet.example.com/webhooks",
    secret,
    retryDelaysMs: [0, 0, 0],
    async fetch(request) {
      const body = await request.text();
      received.push({ headers: request.headers, body, event: JSON.parse(body) as WebhookEvent });
      return new Response(null, { status: statuses[received.length - 1] ?? statuses.at(-1) ?? 200 });
    },
  };
  return { received, target };
}

function verify({ headers, body }: Received): unknown {
  return new Webhook(secret).verify(body, {
    "webhook-id": headers.get("svix-id") ?? "",
    "webhook-timestamp": headers.get("svix-timestamp") ?? "",
    "webhook-signature": headers.get("svix-signature") ?? "",
  });
}

describe("sendWebhook", () => {
  test("sendWebhook posts a signed event with the sub-session as the API returns it", async () => {
    const mock = testMock();
    const { received, target } = receiver();
    const delivery = await mock.sendWebhook({ type: ended, ...target });
    expect(delivery).toMatchObject({ delivered: true, attempts: [{ status: 200 }] });
    expect(received).toHaveLength(1);
    const [{ headers, event } = { headers: new Headers(), event: undefined }] = received;
    expect(received.map(verify)).toEqual([delivery.event]);
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("svix-event-type")).toBe(ended);
    expect(event?.timestamp).toMatch(/^2024-04-18T09:0/);
    const { body } = await send<ChargingSubSession>(mock, event?.data.url ?? "");
    expect(event?.data).toEqual(body);
    expect(body.end).not.toBeNull();
  });

  test.each(["charging_sub_session.created", ended] as const)(
    "a %s event contains the newest matching sub-session, or the one with the passed id",
    async (type) => {
      const mock = testMock();
      const { received, target } = receiver();
      await mock.sendWebhook({ type, ...target });
      const isFinished = type === ended;
      const newest = await send<ChargingSubSession[]>(
        mock,
        `/charging_sub_sessions?page_size=2&is_finished=${isFinished}`,
      );
      const [first, second] = newest.body;
      await mock.sendWebhook({ type, chargingSubSession: second?.id ?? "", ...target });
      expect(received.map(({ event }) => event.data.id)).toEqual([first?.id, second?.id]);
    },
  );

  test("a webhook is retried until it gets 200, each time with the same svix-id and a valid signature", async () => {
    const { received, target } = receiver(500, 302, 200);
    const delivery = await testMock().sendWebhook({ type: ended, ...target });
    expect(delivery).toMatchObject({
      delivered: true,
      attempts: [{ status: 500 }, { status: 302 }, { status: 200 }],
    });
    expect(received.map(({ headers }) => headers.get("svix-id"))).toEqual(Array(3).fill(delivery.id));
    expect(received.map(verify)).toEqual(Array(3).fill(delivery.event));
  });

  test("after the last retry, the delivery reports the result of every attempt", async () => {
    const { received, target } = receiver(204);
    const delivery = await testMock().sendWebhook({ type: ended, ...target });
    expect([delivery.delivered, received.length]).toEqual([false, 4]);
    const broken = { ...target, fetch: () => Promise.reject(new TypeError("connection refused")) };
    expect(await testMock().sendWebhook({ type: ended, ...broken, retryDelaysMs: [] })).toMatchObject({
      delivered: false,
      attempts: [{ error: "connection refused" }],
    });
  });

  test("the retries of a webhook wait for the delays in retryDelaysMs", async () => {
    vi.useFakeTimers();
    try {
      const { received, target } = receiver(500, 200);
      const sending = testMock().sendWebhook({ type: ended, ...target, retryDelaysMs: [60_000] });
      await vi.advanceTimersByTimeAsync(59_999);
      expect(received).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(1);
      expect((await sending).delivered).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  test("sendWebhook sends the passed svix-id and svix-timestamp, and the data of an unknown event type", async () => {
    const { received, target } = receiver();
    const sentAt = new Date("2024-01-01T00:00:00Z");
    const type = "vehicle.disconnected";
    await testMock().sendWebhook({ type, data: { id: "x" }, id: "msg_1", sentAt, ...target });
    expect(received[0]?.headers.get("svix-id")).toBe("msg_1");
    expect(received[0]?.headers.get("svix-timestamp")).toBe("1704067200");
    expect(received[0]?.event).toMatchObject({ type, data: { id: "x" } });
  });

  test("sendWebhook rejects with an error that names a missing or unknown URL, secret, type or sub-session", async () => {
    const mock = testMock();
    const { target } = receiver();
    await expect(mock.sendWebhook({ type: ended })).rejects.toThrow(/no url/);
    await expect(mock.sendWebhook({ type: ended, url: target.url })).rejects.toThrow(/no secret/);
    await expect(mock.sendWebhook({ type: "made.up", ...target })).rejects.toThrow(/no webhook made\.up/);
    const id = "csub00000000000000000000000000";
    await expect(mock.sendWebhook({ type: ended, chargingSubSession: id, ...target })).rejects.toThrow(id);
    await expect(testMock({ vehicles: 0 }).sendWebhook({ type: ended, ...target })).rejects.toThrow(
      "no connected vehicle",
    );
  });
});

describe("the `webhook` option", () => {
  test("with sendOnStart, creating a mock sends one webhook event of each type", async () => {
    const { received, target } = receiver();
    testMock({ webhook: { ...target, sendOnStart: true, baseUrl: "http://127.0.0.1:4010/v2" } });
    await vi.waitFor(() => expect(received).toHaveLength(2));
    expect(received.map(({ event }) => event.type)).toEqual(["charging_sub_session.created", ended]);
    for (const { event } of received) expect(event.data.url).toMatch(/^http:\/\/127\.0\.0\.1:4010\/v2\//);
  });

  test("disconnecting a vehicle sends one event per ended sub-session, even if the request is repeated", async () => {
    const { received, target } = receiver();
    const mock = testMock({ webhook: target });
    const running = (await send<Running[]>(mock, "/charging_sub_sessions?is_finished=false&expand=vehicle"))
      .body;
    const charge = running.find(({ vehicle }) => vehicle.integrated === "ACTIVE");
    if (!charge) throw new Error("No connected vehicle of the mock is charging. Expected at least one.");
    for (let time = 0; time < 2; time += 1)
      await send(mock, `/vehicles/${charge.vehicle.id}/disconnect`, { method: "POST" });
    await vi.waitFor(() => expect(received.length).toBeGreaterThan(0));
    expect(received.map(({ event }) => event.type)).toEqual(received.map(() => ended));
    const mine = received.filter(({ event }) => event.data.id === charge.id);
    expect(mine).toHaveLength(1);
    expect(mine[0]?.event.data).toMatchObject({
      end: expect.any(String),
      url: `${live}/charging_sub_sessions/${charge.id}`,
    });
  });

  test("a webhook event that is not delivered is logged as a warning", async () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const { target } = receiver(500);
    testMock({ webhook: { ...target, sendOnStart: true, retryDelaysMs: [] } });
    await vi.waitFor(() => expect(warn).toHaveBeenCalledTimes(2));
    expect(String(warn.mock.calls[0])).toMatch(/msg_\w{27} \(charging_sub_session\.created\).*status 500/);
    warn.mockRestore();
  });
});

interface Running {
  readonly id: string;
  readonly vehicle: { readonly id: string; readonly integrated: string };
}
