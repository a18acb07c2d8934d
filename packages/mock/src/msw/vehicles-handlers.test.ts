import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleVehicle, testMock } from "../testing/ask.ts";
import { vehiclesHandlers } from "./vehicles-handlers.ts";

const server = setupServer(...vehiclesHandlers(testMock()));

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());

test("the global fetch is answered by the mock", async () => {
  const response = await fetch(`https://api.ev.energy/v2/vehicles/${sampleVehicle}`, {
    headers: { authorization: "Bearer mock-token" },
  });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ id: sampleVehicle });
});

test("so are the OAuth endpoints", async () => {
  const response = await fetch("https://api.ev.energy/o/token/", {
    method: "POST",
    headers: { authorization: `Basic ${btoa("mock-client:mock-secret")}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  expect(await response.json()).toMatchObject({ token_type: "Bearer" });
});

test("what is not the API's is not answered", async () => {
  await expect(fetch("https://api.ev.energy/elsewhere")).rejects.toThrow();
});
