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

function validatingClient(response: Response, options?: ValidateResponsesOptions) {
  const ev = createVehiclesClient(recordingFetch(response));
  ev.use(validateResponses(options));
  return ev;
}

async function mismatch(body: unknown, init?: ResponseInit): Promise<ResponseMismatchError> {
  return validatingClient(json(body, init))
    .GET("/vehicle_trims")
    .then(
      () => expect.unreachable("the response was accepted"),
      (error) => error,
    );
}

describe("valid response", () => {
  test("a response that matches the spec is returned unchanged", async () => {
    expect((await validatingClient(json([trim])).GET("/vehicle_trims")).data).toEqual([trim]);
  });

  test("a response with unknown fields and enum values is valid", async () => {
    const model = {
      ...trim,
      id: "vmod01H1YMKWM7ZXA9DVNXE4S2CB23",
      make: trim.url,
      default_connector_type: "MAGIC",
    };
    const vehicleTrims = [{ ...trim, model, colour: "red" }];
    expect((await validatingClient(json(vehicleTrims)).GET("/vehicle_trims")).data).toEqual(vehicleTrims);
  });

  test("validateResponses does not validate error responses", async () => {
    const { error } = await validatingClient(json({ odd: true }, { status: 404 })).GET("/vehicle_trims");
    expect(error?.kind).toBe("notFound");
  });
});

describe("invalid response", () => {
  test("a field missing from a response causes a validation error that names the operation and the field", async () => {
    const { name: _, ...nameless } = trim;
    const error = await mismatch([trim, nameless]);
    expect(error).toMatchObject({
      kind: "invalidResponse",
      operationId: "listVehicleTrims",
      pointer: "/1/name",
    });
    expect(error.message).toBe(
      "GET /vehicle_trims: the 200 response (application/json) does not match listVehicleTrims: /1/name is missing",
    );
  });

  test("a validation error's message names the first invalid field and counts the others", async () => {
    const error = await mismatch([{ ...trim, battery_size_watt_hours: "75", url: 3 }]);
    expect(error.violations).toEqual([
      { pointer: "/0/url", message: "must be string" },
      { pointer: "/0/battery_size_watt_hours", message: "must be integer,null" },
    ]);
    expect(error.message).toMatch(/\(and 1 more\)$/);
  });

  test("a validation error inside an expanded reference points to the field, not to the reference", async () => {
    const { name: _, ...nameless } = trim;
    const error = await mismatch([
      { ...trim, model: { ...nameless, id: "vmod01H1YMKWM7ZXA9DVNXE4S2CB23", make: trim.url } },
    ]);
    expect(error.violations).toEqual([{ pointer: "/0/model/name", message: "is missing" }]);
  });

  test("a validation error points to a reference that is neither a URL nor a resource", async () => {
    expect((await mismatch([{ ...trim, model: 5 }])).violations).toEqual([
      { pointer: "/0/model", message: "must be one of the described forms" },
    ]);
  });

  test("the validation error for an undocumented status says that the spec does not document the status", async () => {
    expect((await mismatch([], { status: 207 })).message).toContain(
      "the body has no schema, because the spec does not document the status",
    );
  });

  test("with onMismatch, a validation error is reported, and the response is still returned", async () => {
    const reported: ResponseMismatchError[] = [];
    const ev = validatingClient(json({}), { onMismatch: (error) => reported.push(error) });
    expect((await ev.GET("/vehicle_trims")).data).toEqual({});
    expect(reported.map(({ pointer }) => pointer)).toEqual([""]);
  });

  test("a request whose response does not match the spec is not retried", async () => {
    const { fetch, requests } = recordingFetch(json({}), json([trim]));
    const ev = createVehiclesClient({ fetch });
    ev.use(validateResponses());
    await expect(ev.GET("/vehicle_trims")).rejects.toMatchObject({ kind: "invalidResponse" });
    expect(requests).toHaveLength(1);
  });
});
