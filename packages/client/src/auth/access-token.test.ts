import { expect, test } from "vitest";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import { settle } from "../result.ts";
import { recordingFetch } from "../testing/recording-fetch.ts";

async function errorWith(auth: () => unknown) {
  return (
    await settle(createVehiclesClient({ ...recordingFetch(), auth: auth as () => string }).GET("/vehicles"))
  ).error;
}

test.each([
  [undefined, "undefined"],
  [null, "null"],
  [{}, "a value of type object"],
])(
  "an `auth` function that returns %j causes a ConfigurationError that names the `auth` option",
  async (token, got) => {
    const error = await errorWith(() => token);
    expect(error?.kind).toBe("configuration");
    expect(error?.message).toMatch(new RegExp(`^GET /vehicles: auth: expected .* got ${got}`));
  },
);

test("if an `auth` function throws, the call fails with a TokenError whose cause is the thrown error", async () => {
  const cause = new Error("no vault");
  const error = await errorWith(() => {
    throw cause;
  });
  expect(error).toMatchObject({ kind: "token", cause });
  expect(error?.message).toMatch(/^GET \/vehicles: no access token/);
});
