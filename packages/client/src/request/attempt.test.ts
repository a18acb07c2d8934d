import { expect, test } from "vitest";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import { settle } from "../result.ts";
import { json, recordingFetch } from "../testing/recording-fetch.ts";

test("with parseAs, a call returns text, bytes or a stream instead of parsed JSON", async () => {
  const ev = createVehiclesClient(recordingFetch(json([1])));
  expect((await ev.GET("/vehicles", { parseAs: "text" })).data).toBe("[1]");
  const { data: bytes } = await ev.GET("/vehicles", { parseAs: "arrayBuffer" });
  expect(new TextDecoder().decode(bytes)).toBe("[1]");
  const { data: stream } = await ev.GET("/vehicles", { parseAs: "stream" });
  expect(await new Response(stream).text()).toBe("[1]");
});

test("after a call has returned a stream, the caller's signal still aborts the stream", async () => {
  let passed: AbortSignal | undefined;
  const ev = createVehiclesClient({
    fetch: async ({ signal }) => {
      passed = signal;
      return json([1]);
    },
  });
  const controller = new AbortController();
  await ev.GET("/vehicles", { parseAs: "stream", signal: controller.signal });
  expect(passed?.aborted).toBe(false);
  controller.abort();
  expect(passed?.aborted).toBe(true);
});

test("timeoutMs and totalTimeoutMs can be Infinity", async () => {
  const ev = createVehiclesClient({
    ...recordingFetch(json([])),
    timeoutMs: Number.POSITIVE_INFINITY,
    totalTimeoutMs: Number.POSITIVE_INFINITY,
  });
  expect((await settle(ev.GET("/vehicles"))).data).toEqual([]);
});

test("a call whose fetch ignores the signal still times out", async () => {
  const ev = createVehiclesClient({ fetch: () => new Promise(() => {}), timeoutMs: 20, retry: false });
  expect((await settle(ev.GET("/vehicles"))).error?.kind).toBe("timeout");
});

test("a call whose token function hangs times out", async () => {
  const ev = createVehiclesClient({
    ...recordingFetch(),
    auth: () => new Promise<string>(() => {}),
    totalTimeoutMs: 20,
  });
  expect((await settle(ev.GET("/vehicles"))).error).toMatchObject({ kind: "timeout", timeoutMs: 20 });
});
