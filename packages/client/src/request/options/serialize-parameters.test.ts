import { describe, expect, test } from "vitest";
import { createVehiclesClient } from "../../create-vehicles-client.ts";
import { ConfigurationError } from "../../errors/configuration-error.ts";
import { json, recordingFetch, secret, vehicleId } from "../../testing/recording-fetch.ts";

describe("the parameters of a call", () => {
  test.each(["", ".", "..", "../users", "a/b", "a\\b", "%2e%2e", "%2F", "\ud800"])(
    "the path value %j is rejected with an error that names the parameter",
    async (vehicle_id) => {
      const { fetch, requests } = recordingFetch();
      const call = createVehiclesClient({ fetch }).GET("/vehicles/{vehicle_id}", {
        params: { path: { vehicle_id } },
      });
      await expect(call).rejects.toThrow("Path parameter vehicle_id: expected one path segment");
      expect(requests).toHaveLength(0);
    },
  );

  test("a missing path value, or NaN, is rejected with an error that names the parameter", async () => {
    const ev = createVehiclesClient(recordingFetch());
    const untyped = ev.GET as (path: string, options?: object) => Promise<unknown>;
    for (const options of [
      undefined,
      {},
      { params: { path: {} } },
      { params: { path: { vehicle_id: Number.NaN } } },
    ]) {
      await expect(untyped("/vehicles/{vehicle_id}", options)).rejects.toThrow("Path parameter vehicle_id");
    }
  });

  test("a timestamp or a question mark in a path value is percent-encoded", async () => {
    const { fetch, requests } = recordingFetch(json({}));
    await createVehiclesClient({ fetch }).GET("/vehicles/{vehicle_id}/status_logs/{sampled_at}", {
      params: { path: { vehicle_id: vehicleId, sampled_at: "2024-04-17T09:39:45.994584Z?#" } },
    });
    expect(requests[0]?.url).toMatch(/status_logs\/2024-04-17T09%3A39%3A45\.994584Z%3F%23$/);
  });

  test.each([[undefined], [null], [Number.NaN], [Number.POSITIVE_INFINITY], [[undefined]], [new Date(0)]])(
    "the query value %o is not left out, but rejected with an error that names the parameter",
    async (page_size) => {
      const { fetch, requests } = recordingFetch();
      const ev = createVehiclesClient({ fetch });
      const call = ev.GET("/vehicles", { params: { query: { page_size: page_size as number } } });
      await expect(call).rejects.toThrow(/^Query parameter page_size: expected text/);
      await expect(call).rejects.toMatchObject({ kind: "configuration" });
      expect(requests).toHaveLength(0);
    },
  );

  test("a body that cannot be converted to JSON is rejected before anything is sent", async () => {
    const { fetch, requests } = recordingFetch();
    const body = { trim: 1n as unknown as string };
    await expect(createVehiclesClient({ fetch }).POST("/vehicles", { body })).rejects.toMatchObject({
      kind: "configuration",
      cause: expect.any(TypeError),
    });
    expect(requests).toHaveLength(0);
  });

  test("the error for an invalid header does not show its value", async () => {
    const { fetch, requests } = recordingFetch();
    const error = await createVehiclesClient({ fetch })
      .GET("/vehicles", { headers: { Authorization: `${secret}\r\nX: y` } })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).not.toHaveProperty("cause", expect.anything());
    expect(requests).toHaveLength(0);
  });
});
