import { expect, test } from "vitest";
import { commandLine } from "./testing/run-in-process.ts";

test("Ctrl-C ends a command with status 130", async () => {
  const { exitCode } = await commandLine().ev("list-vehicles", { signal: AbortSignal.abort() });
  expect(exitCode).toBe(130);
});

test("the error about an unreachable server names the host and the system's error code", async () => {
  const fetch = async () => {
    throw new TypeError("fetch failed", {
      cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }),
    });
  };
  const { exitCode, stderr } = await commandLine().ev("create-vehicle --trim https://example.com/", {
    fetch,
  });
  expect(exitCode).toBe(1);
  for (const part of ["127.0.0.1:4010", "ECONNREFUSED"]) expect(stderr).toContain(part);
});

test("the error about a rejected client secret does not mention HTTPS_PROXY", async () => {
  const env = { EV_CLIENT_ID: "mock-client", EV_CLIENT_SECRET: "wrong", HTTPS_PROXY: "http://proxy.example" };
  const { exitCode, stderr } = await commandLine().ev("list-vehicles", { env });
  expect(exitCode).toBe(1);
  expect(stderr).toContain("401 invalid_client");
  expect(stderr).not.toContain("HTTPS_PROXY");
});
