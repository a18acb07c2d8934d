import { expect, test } from "vitest";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import { settle } from "../result.ts";
import { recordingFetch } from "../testing/recording-fetch.ts";
import type { VehiclesClientOptions } from "../vehicles-client-options.ts";

test.each<[string, VehiclesClientOptions, RegExp]>([
  [
    "a `fetch` function that returns nothing",
    { fetch: (async () => {}) as () => never },
    /must return a Response, but returned undefined/,
  ],
  [
    "a `version` with line breaks",
    { version: "2\r\nX: 1" as unknown as number },
    /^version: expected a number/,
  ],
])("%s causes a ConfigurationError that states what the option expects", async (_, options, message) => {
  const { error } = await settle(createVehiclesClient({ ...recordingFetch(), ...options }).GET("/vehicles"));
  expect(error?.kind).toBe("configuration");
  expect(error?.message).toMatch(message);
});
