import type { Problem, Vehicle } from "@ev-vehicles/types";
import { describe, expect, test } from "vitest";
import {
  connectedVehicle,
  driver,
  fleetUser,
  linkTo,
  live,
  sampleVehicle,
  send,
  testMock,
  walk,
} from "../../testing/send.ts";

describe("listVehicles", () => {
  test('following the "next" links yields every vehicle once, in the order of ids', async () => {
    const vehicles = await walk<Vehicle>(testMock({ vehicles: 230 }), "/vehicles?page_size=100");
    const ids = vehicles.map(({ id }) => id);
    expect(ids).toHaveLength(230);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  test('following the "previous" links from the last vehicle yields all others', async () => {
    const mock = testMock({ vehicles: 60 });
    const forward = await walk<Vehicle>(mock, "/vehicles?page_size=7");
    const lastId = forward.at(-1)?.id ?? "";
    const backward = await walk<Vehicle>(mock, `/vehicles?page_size=7&page_before=${lastId}`, "previous");
    expect(backward).toEqual(forward.slice(0, -1));
  });

  test("page links are absolute, keep `expand`, and are about:blank at both ends of the list", async () => {
    const { headers } = await send(testMock({ vehicles: 1 }), "/vehicles?expand=user&expand=trim");
    expect(headers.get("link")).toBe('<about:blank>; rel="previous", <about:blank>; rel="next"');
    const first = await send(testMock(), "/vehicles?expand=user&expand=trim&page_size=2");
    expect(linkTo("next", first.headers)).toMatch(
      /^https:\/\/api\.ev\.energy\/v2\/vehicles\?expand=user&expand=trim&page_size=2&page_after=vhcl[A-Z\d]{26}$/,
    );
  });

  test("page_before is ignored if page_after is present", async () => {
    const mock = testMock();
    const plain = await send(mock, `/vehicles?page_after=${connectedVehicle}`);
    const both = await send(mock, `/vehicles?page_after=${connectedVehicle}&page_before=${sampleVehicle}`);
    expect(both.body).toEqual(plain.body);
  });

  test("a page has 25 vehicles by default", async () => {
    expect((await send<Vehicle[]>(testMock(), "/vehicles")).body).toHaveLength(25);
  });

  test("the cursor of a deleted vehicle still returns the vehicles after it", async () => {
    const mock = testMock();
    const before = await send<Vehicle[]>(mock, `/vehicles?page_after=${connectedVehicle}`);
    await send(mock, `/vehicles/${connectedVehicle}`, { method: "DELETE" });
    expect((await send(mock, `/vehicles?page_after=${connectedVehicle}`)).body).toEqual(before.body);
  });

  test("EvEnergy-User, as an id or a URL, limits the list to that user's vehicles", async () => {
    const mock = testMock();
    for (const user of [fleetUser, `${live}/users/${fleetUser}`]) {
      const { body } = await send<Vehicle[]>(mock, "/vehicles?page_size=100", {
        headers: { "EvEnergy-User": user },
      });
      expect(body.length).toBeGreaterThan(25);
      expect(new Set(body.map((vehicle) => vehicle.user))).toEqual(new Set([`${live}/users/${fleetUser}`]));
    }
  });

  test.each([
    ["page_size=0", "page_size"],
    ["page_size=101", "page_size"],
    ["page_size=ten", "page_size"],
    ["page_after=nonsense", "page_after"],
    ["page_before=nonsense", "page_before"],
    ["page_after=user01HN2NJ9NMRZBXT1H6FT9N7735", "page_after"],
  ])("%s is rejected with the pagination problem type", async (query, parameter) => {
    const { status, body } = await send<Problem>(testMock({ vehicles: 1 }), `/vehicles?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({
      title: "Invalid pagination parameter",
      detail: `Invalid value for pagination parameter: ${parameter}`,
      type: "https://api.ev.energy/v2/problems/pagination-parameters/",
    });
  });

  test("an unknown name in `expand` gets an error that lists the supported names", async () => {
    const { status, body } = await send<Problem>(testMock({ vehicles: 1 }), "/vehicles?expand=owner");
    expect(status).toBe(400);
    expect(body.field_errors?.expand?.[0]).toContain(
      "user, trim, trim.model, trim.model.make, latest_status_log",
    );
  });
});

describe("retrieveVehicle", () => {
  test("only the references that `expand` names become objects, at any depth", async () => {
    const { body } = await send<Vehicle>(
      testMock(),
      `/vehicles/${connectedVehicle}?expand=trim.model.make&expand=latest_status_log`,
    );
    expect(body).toMatchObject({
      trim: { name: "Long Range", model: { name: "Model 3", make: { name: "Tesla" } } },
      latest_status_log: { sampled_at: "2024-04-18T08:53:52.225655Z" },
      user: `${live}/users/${fleetUser}`,
    });
  });

  test("a null reference stays null if it is expanded", async () => {
    const { body } = await send<Vehicle>(
      testMock(),
      "/vehicles/vhcl01H7M6ETZWF057J6W0ZMDSGPPR?expand=latest_status_log",
    );
    expect(body.latest_status_log).toBeNull();
  });

  test("URLs in a response use the origin of the request", async () => {
    const { body } = await send<Vehicle>(testMock(), `http://127.0.0.1:4010/v2/vehicles/${sampleVehicle}`);
    expect(body.url).toBe(`http://127.0.0.1:4010/v2/vehicles/${sampleVehicle}`);
    expect(body.user).toBe(`http://127.0.0.1:4010/v2/users/${driver}`);
  });

  test("another user's vehicle gets the same 404 as a missing one", async () => {
    const mock = testMock();
    const others = await send(mock, `/vehicles/${connectedVehicle}`, {
      headers: { "EvEnergy-User": driver },
    });
    const absent = await send(mock, "/vehicles/vhcl00000000000000000000000000");
    expect([others.status, absent.status]).toEqual([404, 404]);
    expect(others.body).toEqual(absent.body);
  });

  test("a malformed vehicle id gets an error that names the expected pattern", async () => {
    const { status, body } = await send<Problem>(testMock(), "/vehicles/VHCL-1");
    expect(status).toBe(400);
    expect(body.field_errors?.vehicle_id).toContain(
      '"VHCL-1" is not valid. Expected a string that matches ^vhcl[A-Z\\d]{26}$.',
    );
  });
});

describe("updateVehicle and deleteVehicle", () => {
  test("an update of a vehicle changes the fields in the request body and is stored", async () => {
    const mock = testMock();
    const change = {
      maximum_charge_limit_percentage: 70,
      smart_charging_enabled: false,
      vehicle_class: null,
    };
    const { status, body } = await send<Vehicle>(mock, `/vehicles/${connectedVehicle}`, {
      method: "PATCH",
      body: change,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject(change);
    expect((await send(mock, `/vehicles/${connectedVehicle}`)).body).toEqual(body);
    const listed = await send<Vehicle[]>(mock, "/vehicles");
    expect(listed.body.find(({ id }) => id === connectedVehicle)).toEqual(body);
  });

  test("the battery size of an unintegrated vehicle is rounded to ten watt-hours", async () => {
    const { body } = await send<Vehicle>(testMock(), `/vehicles/${sampleVehicle}`, {
      method: "PATCH",
      body: { battery_size_watt_hours: 39_996 },
    });
    expect(body.battery_size_watt_hours).toBe(40_000);
  });

  test("the battery size of a connected vehicle cannot be changed", async () => {
    const { status, body } = await send<Problem>(testMock(), `/vehicles/${connectedVehicle}`, {
      method: "PATCH",
      body: { battery_size_watt_hours: 60_000 },
    });
    expect(status).toBe(400);
    expect(body.type).toBe("https://api.ev.energy/v2/problems/validation-failed-update-vehicle/");
    expect(Object.keys(body.field_errors ?? {})).toEqual(["battery_size_watt_hours"]);
  });

  test("read-only fields in an update of a vehicle are ignored", async () => {
    const mock = testMock();
    await send(mock, `/vehicles/${sampleVehicle}`, {
      method: "PATCH",
      body: { id: "vhcl1", disabled: true },
    });
    expect((await send<Vehicle>(mock, `/vehicles/${sampleVehicle}`)).body).toMatchObject({
      id: sampleVehicle,
      disabled: false,
    });
  });

  test("deleting a vehicle returns the number of its user's remaining vehicles", async () => {
    const mock = testMock();
    const { status, body } = await send(mock, `/vehicles/${sampleVehicle}`, { method: "DELETE" });
    expect([status, body]).toEqual([200, { remaining_car_count: 0 }]);
    expect((await send(mock, `/vehicles/${sampleVehicle}`)).status).toBe(404);
    expect((await send(mock, `/vehicles/${sampleVehicle}`, { method: "DELETE" })).status).toBe(404);
  });
});
