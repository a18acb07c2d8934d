import { expect, test } from "vitest";
import { fieldList } from "./field-list.ts";

const vehicle = {
  id: "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H",
  trim: { name: "40 kWh", model: { name: "Leaf\u001b[2J", years: [2018, 2019] } },
  smart_charging_enabled: false,
  description: null,
  stops: [{ city: "London" }, { city: "Leeds" }],
  evses: [],
};
const columns = Object.keys(vehicle);

test("expanded references are indented below their name, and every value stands in one column", () => {
  expect(
    fieldList(vehicle, columns, { colour: false, width: 60 }),
  ).toBe(`id                      vhcl01HRFF3SEVSCRAV9B3CHVDFN0H
trim
  name                  40 kWh
  model
    name                Leaf\\u001b[2J
    years               2018
                        2019
smart_charging_enabled  false
description
stops
  0
    city                London
  1
    city                Leeds
evses                   []
`);
});

test("on a narrow terminal values stand below their names, and nothing is cut", () => {
  expect(fieldList(vehicle, ["id", "trim"], { colour: false, width: 20 })).toBe(`id
  vhcl01HRFF3SEVSCRA
  V9B3CHVDFN0H
trim
  name
    40 kWh
  model
    name
      Leaf\\u001b[2J
    years
      2018
      2019
`);
});

test("a name that takes half of the line has its value below, and the others stay beside theirs", () => {
  const item = {
    maximum_charge_limit_percentage_of_all: 80,
    url: `https://api.ev.energy/v2/${"x".repeat(20)}`,
  };
  expect(fieldList(item, Object.keys(item), { colour: false, width: 60 })).toBe(
    `maximum_charge_limit_percentage_of_all
                             80
url                          https://api.ev.energy/v2/xxxxxx
                             xxxxxxxxxxxxxx
`,
  );
});

test("names are bold where colours are wanted", () => {
  expect(fieldList({ id: 1 }, ["id"], { colour: true, width: undefined })).toBe("\u001b[1mid\u001b[22m  1\n");
});
