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

test("the fields of expanded references are indented, and all values are aligned", () => {
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

test("on a narrow terminal, field values are below the field names, and nothing is truncated", () => {
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

test("a field with a very long name has its value below the name, other fields beside it", () => {
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

test("field names are bold if colours are enabled", () => {
  expect(fieldList({ id: 1 }, ["id"], { colour: true, width: undefined })).toBe("\u001b[1mid\u001b[22m  1\n");
});
