import { describe, expect, test } from "vitest";
import { createVehiclesClient } from "../../create-vehicles-client.ts";
import { recordingFetch, userA } from "../../testing/recording-fetch.ts";

type Untyped = Record<
  string,
  (path: string, options?: unknown) => Promise<{ data?: unknown; error?: unknown }>
>;
const untyped = (ev: object) => ev as Untyped;

describe("call options in JavaScript", () => {
  test.each([
    ["timeoutMS", "timeoutMs", 5],
    ["timeout", "timeoutMs", 5000],
    ["totalTimeout", "totalTimeoutMs", 5],
    ["maxWait", "maxWaitMs", 5],
    ["retries", "retry", 3],
    ["Retry", "retry", false],
    ["users", "user", userA],
    ["budgets", "budget", false],
  ])("the error for the misspelt option `%s` suggests `%s`", async (name, suggestion, value) => {
    const { fetch, requests } = recordingFetch();
    const call = untyped(createVehiclesClient({ fetch })).GET?.("/vehicles", { [name]: value });
    await expect(call).rejects.toThrow(`GET /vehicles: unknown option ${name}; did you mean ${suggestion}?`);
    await expect(call).rejects.toMatchObject({ kind: "configuration" });
    expect(requests).toHaveLength(0);
  });

  test.each([
    { next: { revalidate: 60 } },
    { cf: {} },
    { dispatcher: undefined },
    { keepalive: true },
    { cache: "no-store" },
    { priority: "high" },
    { tls: {} },
    { proxy: "http://127.0.0.1:1" },
    { verbose: true },
    { timeout: false },
    { client: {} },
  ])("the platform option %o is not rejected as misspelt", async (options) => {
    const { fetch, requests } = recordingFetch();
    await untyped(createVehiclesClient({ fetch })).GET?.("/vehicles", options);
    expect(requests).toHaveLength(1);
  });

  test.each([
    [{ timeoutMs: -1 }, "GET /vehicles: timeoutMs: expected milliseconds, 0 or more, got -1"],
    [{ maxWaitMs: "soon" }, "GET /vehicles: maxWaitMs: expected milliseconds, 0 or more, got soon"],
    [{ budget: true }, "GET /vehicles: budget: expected false or no value, got true"],
    [
      { signal: new AbortController() },
      "signal: expected an AbortSignal, got the controller itself; pass its signal",
    ],
    [{ signal: "abort" }, "signal: expected an AbortSignal, got string"],
    ["options", "GET /vehicles: expected an object of options, got options"],
    [null, "GET /vehicles: expected an object of options, got null"],
    [
      { headers: { "a b": "1" } },
      "GET /vehicles: invalid request options: a header has an invalid name or value",
    ],
  ])(
    "the invalid options %j are rejected with an error that says what is wrong",
    async (options, message) => {
      const { fetch, requests } = recordingFetch();
      const call = untyped(createVehiclesClient({ fetch })).GET?.("/vehicles", options);
      await expect(call).rejects.toThrow(message);
      await expect(call).rejects.toMatchObject({ kind: "configuration" });
      expect(requests).toHaveLength(0);
    },
  );
});
