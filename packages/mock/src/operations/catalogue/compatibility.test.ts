import type { Problem, VehicleCompatibility, VehicleMake, VehicleModel } from "@ev-vehicles/types";
import { describe, expect, test } from "vitest";
import { send, testMock, walk } from "../../testing/send.ts";

const check = (model: string, query = "") => `/vehicle_compatibility/check?vehicle_model_id=${model}${query}`;
const model3 = "vmod01HWCY18D8ABRHVT5RKBPBGXZT";
const mg4 = "vmod01HHDJH86G6VA63PB6MH4JMAGG";
const program = "prog01HNCQ2V6T8W3Y5Z7A9B1C4D6E";
const email = "sam.driver@example.com";
const post = (body: object) => ({ method: "POST", body });

describe("checkVehicleCompatibility", () => {
  test("checking compatibility needs no token, and the result depends on the make", async () => {
    const response = await testMock().fetch(`https://api.ev.energy/v2${check(model3)}`);
    expect(await response.json()).toEqual({ compatible: true, recommendation_rank: 1 });
    const { body } = await send<VehicleCompatibility>(testMock(), check(mg4));
    expect(body).toEqual({ compatible: false, recommendation_rank: null });
  });

  test("checkVehicleCompatibility uses the programme's country, else the query's, else that of Accept-Language, else US", async () => {
    const mock = testMock();
    const { model, country } = await notInUnitedStates();
    const compatible = async (query: string, languages?: string) => {
      const headers = languages === undefined ? {} : { "accept-language": languages };
      return (await send<VehicleCompatibility>(mock, check(model, query), { headers })).body.compatible;
    };
    expect(await compatible("")).toBe(false);
    expect(await compatible(`&country=${country.toLowerCase()}`)).toBe(true);
    expect(await compatible("", `en-${country}`)).toBe(true);
    expect(await compatible("&country=us", `en-${country}`)).toBe(false);
    expect(await compatible(`&country=us&program_id=${program}`, "en-US")).toBe(true);
  });

  /** A model that is supported in Britain and not in the United States. */
  async function notInUnitedStates(): Promise<{ model: string; country: string }> {
    const mock = testMock();
    for (const model of await walk<VehicleModel>(mock, "/vehicle_models?page_size=100")) {
      const there = await send<VehicleCompatibility>(mock, check(model.id, "&country=GB"));
      const here = await send<VehicleCompatibility>(mock, check(model.id, "&country=US"));
      if (there.body.compatible && !here.body.compatible) return { model: model.id, country: "GB" };
    }
    throw new Error(
      "The test needs a model that is supported in Britain and not in the United States, but there is none.",
    );
  }

  test("checking compatibility with an unknown model or programme gets a 404 with a specific problem type", async () => {
    const mock = testMock();
    const unknown = await send<Problem>(mock, check(model3.replace(/.$/, "0")));
    expect([unknown.status, unknown.body.type]).toEqual([
      404,
      "https://api.ev.energy/v2/problems/vehicle-model-not-found/",
    ]);
    const { body } = await send<Problem>(mock, check(model3, `&program_id=${program.replace(/.$/, "0")}`));
    expect(body.type).toContain("/program-not-found-vehicle-compatibility/");
  });

  test("checking compatibility without a model and with an invalid country gets a 400 that names both", async () => {
    const { status, body } = await send<Problem>(testMock(), "/vehicle_compatibility/check?country=GBR");
    expect(status).toBe(400);
    expect(body.type).toContain("/validation-failed-vehicle-compatibility-check/");
    expect(Object.keys(body.field_errors ?? {}).sort()).toEqual(["country", "vehicle_model_id"]);
  });
});

describe("joinVehicleWaitlist", () => {
  test.each([
    ["by model", { email, vehicle_model_id: mg4 }],
    ["by names", { email, vehicle_make_name: "Smart", vehicle_model_name: "#1", program_id: program }],
    [
      "by names and a null model id",
      { email, vehicle_make_name: "A", vehicle_model_name: "B", vehicle_model_id: null },
    ],
  ])("joining the waitlist %s creates an entry", async (_, body) => {
    const response = await send<{ id: string }>(testMock(), "/vehicle_waitlist", post(body));
    expect(response.status).toBe(201);
    expect(response.body.id).toMatch(/^vwlt[A-Z\d]{26}$/);
  });

  test.each([
    ["neither an id nor names", { email }, ["vehicle_model_id"]],
    ["only the make's name", { email, vehicle_make_name: "Smart" }, ["vehicle_model_id"]],
    [
      "both an id and names",
      { email, vehicle_model_id: mg4, vehicle_make_name: "MG", vehicle_model_name: "4" },
      ["non_field_errors"],
    ],
    [
      "a model that does not exist",
      { email, vehicle_model_id: mg4.replace(/.$/, "0") },
      ["vehicle_model_id"],
    ],
    ["an invalid e-mail address", { email: "sam", vehicle_model_id: mg4 }, ["email"]],
    ["an invalid programme id", { email, vehicle_model_id: mg4, program_id: "prog" }, ["program_id"]],
  ])("joining the waitlist with %s is rejected", async (_, body, fields) => {
    const { status, body: problem } = await send<Problem>(testMock(), "/vehicle_waitlist", post(body));
    expect(status).toBe(400);
    expect(problem.type).toBe("https://api.ev.energy/v2/problems/validation-failed-vehicle-waitlist/");
    expect(Object.keys(problem.field_errors ?? {})).toEqual(fields);
  });

  test("waitlist entries cannot be listed", async () => {
    const { status, headers } = await send<VehicleMake>(testMock(), "/vehicle_waitlist");
    expect([status, headers.get("allow")]).toEqual([405, "POST"]);
  });
});
