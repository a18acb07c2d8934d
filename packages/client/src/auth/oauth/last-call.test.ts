import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type Behaviour, faultyServer, reset, respond, silence, stall } from "../../testing/faulty-server.ts";

const program = fileURLToPath(new URL("./testing/last-call.ts", import.meta.url));
const token = respond(200, { access_token: "a", refresh_token: "r", expires_in: 36_000 });

test.each<[string, string, Behaviour]>([
  ["a successful token request", "success", token],
  ["a rejected token request", "failure", respond(401, { error: "invalid_client" })],
  ["a token request that loses its connection", "failure", reset],
  ["a token request that is aborted before a response", "abandoned", silence],
  ["a token request that is aborted during the response", "abandoned", stall],
  [
    "a token request that is aborted before its retry",
    "abandoned",
    respond(503, "", { "retry-after": "30" }),
  ],
  ["an aborted revocation", "revocation", silence],
  ["an early renewal that fails", "early renewal", reset],
  ["an early renewal that succeeds", "early renewal", token],
  ["a renewal whose onToken fails", "failed onToken", token],
])("a process ends within a second if its last OAuth call was %s", async (_, scenario, behaviour) => {
  await using server = await faultyServer(behaviour);
  const child = spawn(process.execPath, [program, scenario, `${server.baseUrl}/o/token/`], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  await once(child.stdout, "data");
  const doneAt = performance.now();
  const [code] = await ended;
  expect(code).toBe(0);
  // A timer left behind would last at least five seconds; a busy machine may need part of a second to end a process.
  expect(performance.now() - doneAt).toBeLessThan(1000);
});
