import { expect, it } from "vitest";
import { pointerKeys } from "./pointer.ts";
import { subjectOf } from "./subject.ts";

const document = {
  paths: {
    "/vehicles": {
      get: { parameters: [{ $ref: "#/components/parameters/PageSize" }, { name: "expand", in: "query" }] },
    },
  },
  components: { parameters: { PageSize: { name: "page_size", in: "query" } } },
} as never;

it.each([
  ["#/components/schemas/Vehicle/properties/integrated", "Vehicle.integrated"],
  ["#/components/schemas/Vehicle/properties/connectors/items/properties/type", "Vehicle.connectors[].type"],
  ["#/components/schemas/Vehicle/properties/trim/oneOf/1", "Vehicle.trim"],
  ["#/components/schemas/User/properties/home/properties/city", "User.home.city"],
  ["#/components/parameters/ExpandModel/schema/items/enum", "parameter ExpandModel · enum"],
  ["#/paths/~1vehicles~1%7Bvehicle_id%7D/get/summary", "GET /vehicles/{vehicle_id} · summary"],
  ["#/paths/~1vehicles/get/parameters/0", "GET /vehicles · page_size"],
  ["#/paths/~1vehicles/get/parameters/1/schema", "GET /vehicles · expand"],
  ["#/paths/~1vehicles/get/parameters/7", "GET /vehicles · parameter 7"],
  ["#/paths/~1users", "/users"],
  ["#/info/version", "info · version"],
  ["#/", "the description"],
])("subjectOf names %s “%s”", (pointer, subject) => {
  expect(subjectOf(pointerKeys(pointer), document)).toBe(subject);
});
