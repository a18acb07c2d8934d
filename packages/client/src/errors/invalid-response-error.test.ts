import { expect, test } from "vitest";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import { settle } from "../result.ts";
import { recordingFetch } from "../testing/recording-fetch.ts";

test("an empty response causes an InvalidResponseError, unless it answers a POST and has no content type", async () => {
  const empty = () => new Response(new Uint8Array(), { status: 201 });
  const ev = createVehiclesClient(recordingFetch(empty));
  const body = { trim: "https://api.ev.energy/v2/vehicle_trims/x" };
  const { data, error } = await ev.POST("/vehicles", { body });
  expect([data, error]).toEqual([undefined, undefined]);
  expect((await settle(ev.GET("/vehicles"))).error?.kind).toBe("invalidResponse");
  const emptyJson = () => new Response("", { status: 201, headers: { "content-type": "application/json" } });
  const other = createVehiclesClient(recordingFetch(emptyJson));
  expect((await settle(other.POST("/vehicles", { body }))).error?.kind).toBe("invalidResponse");
});

test("a response body too long for a string causes an InvalidResponseError, and is not downloaded again", async () => {
  const cause = Object.assign(new Error("too long"), { code: "ERR_STRING_TOO_LONG" });
  // A response without a stream, as in React Native: the client calls `text`.
  const response = { ok: true, status: 200, headers: new Headers(), text: () => Promise.reject(cause) };
  const { fetch, requests } = recordingFetch(() => response as unknown as Response);
  const ev = createVehiclesClient({ fetch, maxResponseBytes: Number.POSITIVE_INFINITY });
  expect((await settle(ev.GET("/vehicles"))).error).toMatchObject({ kind: "invalidResponse", cause });
  expect(requests).toHaveLength(1);
});
