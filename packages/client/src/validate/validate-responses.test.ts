import { describe, expect, test } from "vitest";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import { json, recordingFetch } from "../testing/recording-fetch.ts";
import type { ResponseMismatchError } from "./response-mismatch-error.ts";
import { type ValidateResponsesOptions, validateResponses } from "./validate-responses.ts";

const trim = {
  id: "trim01HRFHBCM7VBSWRPVYFBQMH2BR",
  url: "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR",
  name: "Long Range",
  model: "https://api.ev.energy/v2/vehicle_models/vmod01H1YMKWM7ZXA9DVNXE4S2CB23",
  battery_size_watt_hours: 75_000,
  onboarding_url: null,
};

function client(answer: Response, options?: ValidateResponsesOptions) {
  const ev = createVehiclesClient(recordingFetch(answer));
  ev.use(validateResponses(options));
  return ev;
}

async function mismatch(body: unknown, init?: ResponseInit): Promise<ResponseMismatchError> {
  return client(json(body, init))
    .GET("/vehicle_trims")
    .then(
      () => expect.unreachable("the answer was taken"),
      (error) => error,
    );
}

describe("an answer that is as described", () => {
  test("arrives as without validation", async () => {
    expect((await client(json([trim])).GET("/vehicle_trims")).data).toEqual([trim]);
  });

  test("may have fields and enumeration values that nobody has heard of", async () => {
    const model = {
      ...trim,
      id: "vmod01H1YMKWM7ZXA9DVNXE4S2CB23",
      make: trim.url,
      default_connector_type: "MAGIC",
    };
    const answer = [{ ...trim, model, colour: "red" }];
    expect((await client(json(answer)).GET("/vehicle_trims")).data).toEqual(answer);
  });

  test("may be an error of the API, which is a value as always", async () => {
    const { error } = await client(json({ odd: true }, { status: 404 })).GET("/vehicle_trims");
    expect(error?.kind).toBe("notFound");
  });
});

describe("an answer that is not as described", () => {
  test("is an error that names the operation and the field that is missing", async () => {
    const { name: _, ...nameless } = trim;
    const error = await mismatch([trim, nameless]);
    expect(error).toMatchObject({
      kind: "invalidResponse",
      operationId: "listVehicleTrims",
      pointer: "/1/name",
    });
    expect(error.message).toBe(
      "GET /vehicle_trims: the 200 response (application/json) is not as listVehicleTrims describes it: /1/name is missing",
    );
  });

  test("names a field of another type, and counts the others", async () => {
    const error = await mismatch([{ ...trim, battery_size_watt_hours: "75", url: 3 }]);
    expect(error.violations).toEqual([
      { pointer: "/0/url", message: "must be string" },
      { pointer: "/0/battery_size_watt_hours", message: "must be integer,null" },
    ]);
    expect(error.message).toMatch(/\(and 1 more\)$/);
  });

  test("names what is wrong inside an expanded reference, not that it is no URL", async () => {
    const { name: _, ...nameless } = trim;
    const error = await mismatch([
      { ...trim, model: { ...nameless, id: "vmod01H1YMKWM7ZXA9DVNXE4S2CB23", make: trim.url } },
    ]);
    expect(error.violations).toEqual([{ pointer: "/0/model/name", message: "is missing" }]);
  });

  test("names a reference that is neither a URL nor a resource", async () => {
    expect((await mismatch([{ ...trim, model: 5 }])).violations).toEqual([
      { pointer: "/0/model", message: "must be one of the described forms" },
    ]);
  });

  test("names a status that is not documented", async () => {
    expect((await mismatch([], { status: 207 })).message).toContain("the body has a status");
  });

  test("is handed on when only a report is wanted", async () => {
    const seen: ResponseMismatchError[] = [];
    const ev = client(json({}), { onMismatch: (error) => seen.push(error) });
    expect((await ev.GET("/vehicle_trims")).data).toEqual({});
    expect(seen.map(({ pointer }) => pointer)).toEqual([""]);
  });

  test("is sent for once: nothing is repeated because of it", async () => {
    const { fetch, requests } = recordingFetch(json({}), json([trim]));
    const ev = createVehiclesClient({ fetch });
    ev.use(validateResponses());
    await expect(ev.GET("/vehicle_trims")).rejects.toMatchObject({ kind: "invalidResponse" });
    expect(requests).toHaveLength(1);
  });
});
