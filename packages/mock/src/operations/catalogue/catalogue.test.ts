import type { Problem, User, VehicleMake, VehicleModel, VehicleTrim } from "@ev-vehicles/types";
import { expect, test } from "vitest";
import { driver, idThree, live, send, testMock, walk } from "../../testing/send.ts";

const mock = testMock();

test("the catalogue has 12 makes, at least 25 models and at least 40 trims", async () => {
  expect(await walk<VehicleMake>(mock, "/vehicle_makes")).toHaveLength(12);
  expect((await walk<VehicleModel>(mock, "/vehicle_models?page_size=10")).length).toBeGreaterThanOrEqual(25);
  expect((await walk<VehicleTrim>(mock, "/vehicle_trims?page_size=10")).length).toBeGreaterThanOrEqual(40);
});

test("every make, model and trim can be retrieved by its URL", async () => {
  const all = [
    ...(await walk<{ url: string }>(mock, "/vehicle_makes")),
    ...(await walk<{ url: string }>(mock, "/vehicle_models?page_size=100")),
    ...(await walk<{ url: string }>(mock, "/vehicle_trims?page_size=100")),
  ];
  for (const entry of all) expect((await send(mock, entry.url)).body).toEqual(entry);
});

test("a request for makes or models needs no token, but one for trims does", async () => {
  const status = async (path: string) => (await mock.fetch(live + path)).status;
  expect(await status("/vehicle_makes")).toBe(200);
  expect(await status(`/vehicle_models/${idThree}`)).toBe(200);
  expect(await status("/vehicle_trims")).toBe(401);
});

test.each(["/vehicle_makes", "/vehicle_models", "/vehicle_trims"])(
  "the list %s can be ordered by name across all pages",
  async (path) => {
    const names = async (ordering: string) =>
      (await walk<{ name: string }>(mock, `${path}?page_size=5&ordering=${ordering}`)).map(
        ({ name }) => name,
      );
    const ascending = await names("name");
    expect(ascending).toEqual([...ascending].sort());
    expect(await names("-name")).toEqual([...ascending].sort().reverse());
  },
);

test("an unknown `ordering` value is ignored without an error", async () => {
  const plain = await send(mock, "/vehicle_models");
  expect((await send(mock, "/vehicle_models?ordering=make")).body).toEqual(plain.body);
});

test("a list that is ordered by name rejects an unknown cursor", async () => {
  const { status, body } = await send<Problem>(
    mock,
    "/vehicle_makes?ordering=name&page_after=vmak00000000000000000000000000",
  );
  expect([status, body.title]).toEqual([400, "Invalid pagination parameter"]);
});

test("a make's link lists its models, and a model's link lists its trims", async () => {
  const [make] = (await send<VehicleMake[]>(mock, "/vehicle_makes")).body;
  const models = await walk<VehicleModel>(mock, make?.models ?? "");
  expect(new Set(models.map((model) => model.make))).toEqual(new Set([make?.url]));
  const trims = await walk<VehicleTrim>(mock, models[0]?.vehicle_trims ?? "");
  expect(new Set(trims.map((trim) => trim.model))).toEqual(new Set([models[0]?.url]));
});

test("makes that cannot be connected have no onboarding URL, and neither do their models", async () => {
  const { body } = await send<(VehicleModel & { make: VehicleMake })[]>(
    mock,
    "/vehicle_models?expand=make&page_size=100",
  );
  const mg = body.filter((model) => model.make.name === "MG");
  expect(mg.length).toBeGreaterThan(0);
  for (const model of mg) expect([model.onboarding_url, model.make.onboarding_url]).toEqual([null, null]);
});

test("available makes depend on the user's country, and an unknown user is rejected", async () => {
  const all = (await walk<VehicleMake>(mock, "/vehicle_makes")).map(({ name }) => name);
  const users = await walk<User>(mock, "/users?page_size=100");
  const american = users.find((user) => user.default_location?.country_code === "US");
  const there = (await walk<VehicleMake>(mock, `/vehicle_makes?available_for_user_id=${american?.id}`)).map(
    ({ name }) => name,
  );
  expect(all.filter((name) => !there.includes(name)).sort()).toEqual(["MG", "Renault", "Vauxhall"]);
  expect(await walk(mock, `/vehicle_makes?available_for_user_id=${driver}`)).toHaveLength(all.length);
  expect(
    (await send(mock, "/vehicle_makes?available_for_user_id=user00000000000000000000000000")).status,
  ).toBe(400);
});
