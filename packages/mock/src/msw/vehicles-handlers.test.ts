import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleVehicle, testMock } from "../testing/send.ts";
import { vehiclesHandlers } from "./vehicles-handlers.ts";

const server = setupServer(...vehiclesHandlers(testMock()));

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());

test("the MSW handlers respond to the global fetch", async () => {
  const response = await fetch(`https://api.ev.energy/v2/vehicles/${sampleVehicle}`, {
    headers: { authorization: "Bearer mock-token" },
  });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ id: sampleVehicle });
});

test("the MSW handlers respond to requests to the OAuth endpoints", async () => {
  const response = await fetch("https://api.ev.energy/o/token/", {
    method: "POST",
    headers: { authorization: `Basic ${btoa("mock-client:mock-secret")}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  expect(await response.json()).toMatchObject({ token_type: "Bearer" });
});

test("the MSW handlers do not respond to requests outside of the API", async () => {
  await expect(fetch("https://api.ev.energy/elsewhere")).rejects.toThrow();
});
