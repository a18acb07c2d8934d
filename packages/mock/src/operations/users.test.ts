import type { User } from "@ev-vehicles/types";
import { expect, test } from "vitest";
import { driver, live, send, testMock, walk } from "../testing/send.ts";

const mock = testMock();

test('following the "next" links yields every user once, all with e-mail addresses at example.com', async () => {
  const users = await walk<User>(mock, "/users?page_size=30");
  expect(new Set(users.map(({ id }) => id)).size).toBe(115);
  for (const { email } of users) expect(email).toMatch(/@example\.com$/);
});

test("the e-mail filter ignores case and rejects an invalid address", async () => {
  const { body } = await send<User[]>(mock, "/users?email=Sam.Driver@example.com");
  expect(body.map(({ id }) => id)).toEqual([driver]);
  expect((await send(mock, "/users?email=unknown@example.com")).body).toEqual([]);
  expect((await send(mock, "/users?email=sam")).status).toBe(400);
});

test("with an EvEnergy-User header, listUsers returns only that user", async () => {
  const headers = { "EvEnergy-User": driver };
  expect((await send<User[]>(mock, "/users", { headers })).body.map(({ id }) => id)).toEqual([driver]);
  expect((await send(mock, "/users?email=alex.fleet@example.com", { headers })).body).toEqual([]);
});

test("a user's tariff, supplier and site can be expanded", async () => {
  const expand = "expand=default_location.tariff.supplier&expand=default_location.evse_site";
  const { body } = await send<User>(mock, `/users/${driver}?${expand}`);
  expect(body.default_location).toMatchObject({
    tariff: { name: "Night Saver", supplier: { name: "Example Energy" } },
    evse_site: { cpms_connection: "CHARGEPOINT", user_connected: true },
  });
  const plain = await send<User>(mock, `/users/${driver}`);
  expect(plain.body.default_location?.tariff).toBe(`${live}/tariffs/tari01H61DK2SRA659RNGK2CAJJJP8`);
});

test("retrieveUser returns the current carbon intensity, and listUsers does not", async () => {
  const name = "current_carbon_intensity_grams_per_kilowatt_hour";
  expect((await send<User>(mock, `/users/${driver}`)).body.default_location).toHaveProperty(name);
  const { body } = await send<User[]>(mock, "/users?email=sam.driver@example.com");
  expect(body[0]?.default_location).not.toHaveProperty(name);
});

test("every user's address is complete or absent", async () => {
  for (const { default_location: place } of await walk<User>(mock, "/users?page_size=100")) {
    const parts = [place?.address_1, place?.city, place?.postal_code, place?.country_code];
    expect(new Set(parts.map((part) => part === null)).size).toBe(1);
  }
});
