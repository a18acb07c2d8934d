import { expect, test } from "vitest";
import { commandLine } from "../testing/run-in-process.ts";

test("`ev-vehicles status` shows the server, the API version, the scopes and the hourly budget", async () => {
  const { ev } = commandLine();
  expect(JSON.parse((await ev("status")).stdout)).toMatchObject({
    server: "http://127.0.0.1:4010/v2",
    version: "2",
    authentication: "token",
    "vehicle:read": "yes",
    "vehicle:write": "not known",
    "requests per hour": 1000,
  });
});

test("`ev-vehicles status` fails without a token, and names the environment variable to set", async () => {
  const { exitCode, stderr } = await commandLine().ev("status", { env: {} });
  expect(exitCode).toBe(1);
  expect(stderr).toContain("EV_TOKEN");
});
