import { describe, expect, test, vi } from "vitest";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import { settle } from "../result.ts";
import { trim } from "../testing/get-and-post.ts";
import { json, recordingFetch, secret } from "../testing/recording-fetch.ts";
import type { Fetch } from "./transmit.ts";

const watching = { onRequest: () => undefined };

describe.each([
  ["without middleware", []],
  ["with middleware", [watching]],
])("the user's own fetch, %s", (_, middleware) => {
  test("the fetch option of the client or of a call gets a real Request with the token", async () => {
    const seen: unknown[] = [];
    const own: Fetch = async (request) => {
      seen.push(
        request instanceof Request,
        request.url,
        request.method,
        request.headers.get("authorization"),
      );
      seen.push(await request.text());
      return json({}, { status: 201 });
    };
    const expected = [
      true,
      "https://api.ev.energy/v2/vehicles",
      "POST",
      `Bearer ${secret}`,
      JSON.stringify({ trim }),
    ];
    await createVehiclesClient({ auth: secret, fetch: own }).POST("/vehicles", {
      body: { trim },
      middleware,
    });
    expect(seen.splice(0)).toEqual(expected);
    await createVehiclesClient({ auth: secret }).POST("/vehicles", {
      body: { trim },
      fetch: own,
      middleware,
    });
    expect(seen).toEqual(expected);
  });

  test("the fetch option gets requestInitExt and the platform's options as its second argument", async () => {
    const { fetch, requests } = recordingFetch();
    const dispatcher = {};
    const ev = createVehiclesClient({ fetch, requestInitExt: { dispatcher } });
    await ev.GET("/vehicles", { middleware, next: { revalidate: 60 }, cache: "no-store" } as object);
    expect(requests[0]?.init).toEqual({ dispatcher, next: { revalidate: 60 } });
    expect(Object.values(requests[0]?.init ?? {})[0]).toBe(dispatcher);
    expect(requests[0]?.request.cache).toBe("no-store");
  });

  test("an ECONNREFUSED from the fetch option does not prove that a POST was never sent", async () => {
    const sent = vi.fn(async () => {
      throw Object.assign(new TypeError("fetch failed"), {
        cause: { code: "ECONNREFUSED", syscall: "connect" },
      });
    });
    const ev = createVehiclesClient({ fetch: sent, retry: { baseDelayMs: 0 } });
    const { error } = await settle(ev.POST("/vehicles", { body: { trim }, middleware }));
    expect(error).toMatchObject({
      kind: "network",
      neverSent: false,
      code: "ECONNREFUSED",
      host: "api.ev.energy",
    });
    expect(sent).toHaveBeenCalledOnce();
  });

  test.each([
    ["a TypeError", () => (undefined as unknown as { a: { b: string } }).a.b],
    [
      "a ReferenceError",
      () => {
        throw new ReferenceError("x is not defined");
      },
    ],
    [
      "undici's TypeError for an invalid URL",
      () => {
        throw new TypeError("Failed to parse URL from [object Request]", {
          cause: { code: "ERR_INVALID_URL" },
        });
      },
    ],
  ])(
    "%s that the fetch option throws becomes a configuration error and is not retried",
    async (_, mistake) => {
      const broken = vi.fn(async () => {
        mistake();
        return json([]);
      });
      const { error } = await settle(
        createVehiclesClient({ fetch: broken }).GET("/vehicles", { middleware }),
      );
      expect(error).toMatchObject({ kind: "configuration", cause: expect.any(Error) });
      expect(error?.message).toMatch(/^GET \/vehicles: the fetch option threw (Type|Reference)Error: /);
      expect(broken).toHaveBeenCalledOnce();
    },
  );

  test("a network failure is recognized by the error message of each browser", async () => {
    for (const message of [
      "Failed to fetch",
      "NetworkError when attempting to fetch resource.",
      "Load failed",
    ]) {
      const ev = createVehiclesClient({ ...recordingFetch(new TypeError(message)), retry: false });
      expect((await settle(ev.GET("/vehicles", { middleware }))).error?.kind).toBe("network");
    }
  });
});

describe("the global fetch", () => {
  const options = { next: { revalidate: 60 }, cache: "no-store", keepalive: true } as object;

  test("with and without middleware, the global fetch gets a call's platform options", async () => {
    const sent = vi.spyOn(globalThis, "fetch").mockImplementation(async () => json([]));
    const ev = createVehiclesClient();
    await ev.GET("/vehicles", options);
    await ev.GET("/vehicles", { ...options, middleware: [watching] });
    const [plain, watched] = sent.mock.calls;
    sent.mockRestore();
    expect(plain?.[0]).toBe("https://api.ev.energy/v2/vehicles");
    expect(plain?.[1]).toMatchObject({ ...options, redirect: "manual" });
    expect(watched?.[0]).toMatchObject({ cache: "no-store", keepalive: true, redirect: "manual" });
    expect(watched?.[1]).toEqual({ next: { revalidate: 60 } });
  });

  test("a failed connection of the global fetch, even passed as the fetch option, sets neverSent: true", async () => {
    const ev = createVehiclesClient({
      fetch: globalThis.fetch,
      baseUrl: "http://127.0.0.1:9/v2",
      retry: false,
    });
    const { error } = await settle(ev.GET("/vehicles"));
    expect(error).toMatchObject({ kind: "network", neverSent: true });
  });
});

test("a call's request is constructed with the class in the call's `Request` option", async () => {
  class Marked extends Request {}
  const seen: unknown[] = [];
  const options = {
    Request: Marked,
    middleware: [
      { onRequest: ({ request }: { request: Request }) => void seen.push(request instanceof Marked) },
    ],
  };
  await createVehiclesClient(recordingFetch()).GET("/vehicles", options as object);
  expect(seen).toEqual([true]);
});

test("a body with the content type of a form is sent form-urlencoded", async () => {
  const { fetch, requests } = recordingFetch(json({}));
  await createVehiclesClient({ fetch }).POST("/vehicles", {
    body: { trim },
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
  });
  expect(requests[0]?.body).toBe(new URLSearchParams({ trim }).toString());
});

test("Response.error(), which a service worker can return, is a network error", async () => {
  const ev = createVehiclesClient({ ...recordingFetch(() => Response.error()), retry: false });
  const { error } = await settle(ev.GET("/vehicles"));
  expect(error).toMatchObject({
    kind: "network",
    message: expect.stringContaining("network error response"),
  });
});
