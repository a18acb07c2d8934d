import { expect, it } from "vitest";
import { createdAt } from "./created-at.ts";
import { InvalidIdError } from "./invalid-id-error.ts";

const rest = "SEVSCRAV9B3CHVDF";

it("createdAt reads the time in an ID from the API's samples", () => {
  expect(createdAt("vhcl01HRFF3SEVSCRAV9B3CHVDFN0H").toISOString()).toBe("2024-03-08T16:42:33.307Z");
});

it("createdAt reads the ULID specification's example, and the earliest and latest possible ULID times", () => {
  expect(createdAt("vhcl01ARZ3NDEKTSV4RRFFQ69G5FAV").getTime()).toBe(1_469_922_850_259);
  expect(createdAt(`vhcl0000000000${rest}`).getTime()).toBe(0);
  expect(createdAt(`vhcl7ZZZZZZZZZ${rest}`).getTime()).toBe(2 ** 48 - 1);
});

it.each(["vhcl", `vhcl8000000000${rest}`, `vhcl01HRFF3SEU${rest}`, "not an id", ""])(
  "createdAt throws for %j, which does not end in a ULID",
  (id) => {
    expect(() => createdAt(id)).toThrow(InvalidIdError);
  },
);
