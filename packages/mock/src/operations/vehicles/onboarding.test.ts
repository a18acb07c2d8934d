import type { OnboardedVehicles, Problem, Vehicle, VehicleOnboarding } from "@ev-vehicles/types";
import { describe, expect, test } from "vitest";
import { driver, leafTrim, send, testMock } from "../../testing/send.ts";

const start = `/vehicle_onboarding?user_id=${driver}&client_id=acme-fleet`;
const tesla = "vmak01H29XZQCGZXZV2JMX6WGWBVY4";
const notConnectable = "vmak01H8EY8J5TA8KTR9CR06R43PP1";
const post = (body: object) => ({ method: "POST", body });
const complete = (uid: string) => post({ authorization_request_uid: uid, auth_code: "code" });

describe("startVehicleOnboarding in a browser", () => {
  test("onboarding in a browser needs no token and redirects to a page outside of the API", async () => {
    const url = `https://api.ev.energy/v2${start}&redirect_uri=https://fleet.example.com/back?x=1`;
    const response = await testMock().fetch(url);
    expect(response.status).toBe(302);
    expect(await response.text()).toBe("");
    const location = new URL(response.headers.get("location") ?? "");
    expect(location.hostname).toMatch(/\.example$/);
    expect(location.searchParams.get("redirect_uri")).toBe("https://fleet.example.com/back?x=1");
    expect(response.headers.get("evenergy-version")).toBe("2");
  });

  test("onboarding with an unknown user, make, model or trim gets 404", async () => {
    const mock = testMock();
    const unknownUser = driver.replace(/.$/, "0");
    expect((await send(mock, `/vehicle_onboarding?user_id=${unknownUser}&client_id=acme`)).status).toBe(404);
    for (const wrong of ["make_id=vmak", "model_id=vmod", "trim_id=trim"]) {
      expect((await send(mock, `${start}&${wrong}01HHZQ6CT9W050W5CF72HP90M0`)).status).toBe(404);
    }
  });

  test("onboarding without a user id and a client id gets a 400 that names both parameters", async () => {
    const { status, body } = await send<Problem>(testMock(), "/vehicle_onboarding");
    expect(status).toBe(400);
    expect(Object.keys(body.field_errors ?? {}).sort()).toEqual(["client_id", "user_id"]);
  });
});

describe("startVehicleOnboarding in an app", () => {
  test("each request to start onboarding in an app gets a new authorization request", async () => {
    const uids = new Set<string>();
    const mock = testMock();
    for (let time = 0; time < 3; time += 1) {
      const { body } = await send<VehicleOnboarding>(mock, `${start}&response_type=json&trim_id=${leafTrim}`);
      uids.add(body.authorization_request_id);
    }
    expect(uids.size).toBe(3);
  });

  test.each([`make_id=${tesla}`, "model_id=vmod01HWCY18D8ABRHVT5RKBPBGXZT", `trim_id=${leafTrim}`])(
    "onboarding of a user in an app can start with only %s",
    async (chosen) => {
      const { status, body } = await send<VehicleOnboarding>(
        testMock(),
        `${start}&response_type=json&${chosen}`,
      );
      expect(status).toBe(200);
      expect(body).toMatchObject({ auth_method: "api", scopes: null, single_select: null });
      expect(body.url).toContain(body.authorization_request_id);
    },
  );

  test("onboarding with a maker's SDK returns the scopes to request", async () => {
    const mock = testMock();
    const makes = await send<{ id: string; name: string }[]>(mock, "/vehicle_makes");
    const bmw = makes.body.find(({ name }) => name === "BMW")?.id;
    const { body } = await send<VehicleOnboarding>(mock, `${start}&response_type=json&make_id=${bmw}`);
    expect(body).toMatchObject({ auth_method: "native", single_select: true });
    expect(body.scopes).not.toHaveLength(0);
  });

  test("starting in-app onboarding gets 400 without a make, model or trim, and 422 with an unsupported make", async () => {
    const mock = testMock();
    expect((await send(mock, `${start}&response_type=json`)).status).toBe(400);
    const rejected = await send<Problem>(mock, `${start}&response_type=json&make_id=${notConnectable}`);
    expect(rejected.status).toBe(422);
    expect(rejected.body.detail).toBe("Vehicles of this make cannot be connected.");
  });
});

describe("completeVehicleOnboarding", () => {
  async function startedOnboarding(mock = testMock()) {
    const { body } = await send<VehicleOnboarding>(mock, `${start}&response_type=json&trim_id=${leafTrim}`);
    return { mock, uid: body.authorization_request_id };
  }

  test("completing an onboarding creates a connected vehicle for the user", async () => {
    const { mock, uid } = await startedOnboarding();
    const { status, body } = await send<OnboardedVehicles>(
      mock,
      "/vehicle_onboarding/complete",
      complete(uid),
    );
    expect(status).toBe(201);
    const [{ id, url } = { id: "", url: "" }] = body.vehicles;
    const vehicle = (await send<Vehicle>(mock, url)).body;
    expect(vehicle).toMatchObject({ id, integrated: "ACTIVE", latest_status_log: null });
    expect(vehicle.user).toContain(driver);
    expect(vehicle.trim).toContain(leafTrim);
  });

  test("completing an onboarding a second time or too late gets 422", async () => {
    const { mock, uid } = await startedOnboarding();
    await send(mock, "/vehicle_onboarding/complete", complete(uid));
    expect((await send(mock, "/vehicle_onboarding/complete", complete(uid))).status).toBe(422);
    const late = await startedOnboarding(mock);
    mock.clock.advance(2 * 3_600_000);
    expect((await send(mock, "/vehicle_onboarding/complete", complete(late.uid))).status).toBe(422);
  });

  test("completing an unknown authorization request gets 404, and an id that is no UUID gets 400", async () => {
    const mock = testMock();
    const unknown = complete("00000000-0000-4000-8000-000000000000");
    expect((await send(mock, "/vehicle_onboarding/complete", unknown)).status).toBe(404);
    expect((await send(mock, "/vehicle_onboarding/complete", complete("x"))).status).toBe(400);
  });

  test("the authorization request in the OpenAPI example can be completed once", async () => {
    const mock = testMock();
    const example = complete("56091B3B-86E9-4E7C-A825-F99E5D131234");
    expect((await send(mock, "/vehicle_onboarding/complete", example)).status).toBe(201);
    expect((await send(mock, "/vehicle_onboarding/complete", example)).status).toBe(422);
  });

  test("an onboarding without a chosen vehicle cannot be completed", async () => {
    const mock = testMock();
    const { headers } = await send(mock, start);
    const uid = new URL(headers.get("location") ?? "").pathname.split("/").at(-1) ?? "";
    expect((await send(mock, "/vehicle_onboarding/complete", complete(uid))).status).toBe(422);
  });
});

test("an onboarding link can be sent for an existing make, but not for an unknown one", async () => {
  const mock = testMock();
  const link = { email: "sam.driver@example.com", make: tesla };
  const { status, body } = await send(mock, "/vehicle_onboarding/onboarding_link", post(link));
  expect([status, body]).toEqual([204, undefined]);
  const unknown = { ...link, make: tesla.replace(/.$/, "0") };
  const rejected = await send<Problem>(mock, "/vehicle_onboarding/onboarding_link", post(unknown));
  expect(rejected.body.field_errors).toEqual({ make: ["Object does not exist."] });
});
