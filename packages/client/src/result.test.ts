import { expect, test } from "vitest";
import { createVehiclesClient } from "./create-vehicles-client.ts";
import { ApiError } from "./errors/api-error.ts";
import { settle, unwrap } from "./result.ts";
import { json, problem, recordingFetch } from "./testing/recording-fetch.ts";

test("unwrap returns the data of a call, awaited or not", async () => {
  const ev = createVehiclesClient(recordingFetch(json([])));
  expect(await unwrap(ev.GET("/vehicles"))).toEqual([]);
  expect(unwrap(await ev.GET("/vehicles"))).toEqual([]);
});

test("unwrap throws the ApiError of an error status", async () => {
  const ev = createVehiclesClient(recordingFetch(problem(404)));
  await expect(unwrap(ev.GET("/vehicles"))).rejects.toBeInstanceOf(ApiError);
  const result = await ev.GET("/vehicles");
  expect(() => unwrap(result)).toThrow(ApiError);
});

test("settle returns an ApiError, or an error without a response, instead of throwing it", async () => {
  const rejected = await settle(createVehiclesClient(recordingFetch(problem(403))).GET("/vehicles"));
  expect(rejected.error?.kind).toBe("forbidden");
  expect(rejected.response?.status).toBe(403);
  const unsent = await settle(
    createVehiclesClient(recordingFetch(new TypeError("fetch failed"))).GET("/vehicles", {
      baseUrl: "https://x.example",
    }),
  );
  expect(unsent.error?.kind).toBe("configuration");
  expect(unsent.response).toBeUndefined();
});

test("settle returns the data of a successful call", async () => {
  const { data } = await settle(createVehiclesClient(recordingFetch(json([]))).GET("/vehicles"));
  expect(data).toEqual([]);
});

test("settle rethrows errors that do not come from the client", async () => {
  const own = new Error("own");
  await expect(settle(Promise.reject(own))).rejects.toBe(own);
});
