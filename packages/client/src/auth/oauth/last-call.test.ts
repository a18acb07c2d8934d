import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type Behaviour, faultyServer, reset, respond, silence, stall } from "../../testing/faulty-server.ts";

const program = fileURLToPath(new URL("./testing/last-call.ts", import.meta.url));
const token = respond(200, { access_token: "a", refresh_token: "r", expires_in: 36_000 });

test.each<[string, Behaviour]>([
  ["success", token],
  ["failure", respond(401, { error: "invalid_client" })],
  ["failure", reset],
  ["abandoned", silence],
  ["abandoned", stall],
  ["abandoned", respond(503, "", { "retry-after": "30" })],
  ["revocation", silence],
  ["early renewal", reset],
  ["early renewal", token],
  ["failed onToken", token],
])("a process ends within a second of its last OAuth call: %s", async (scenario, behaviour) => {
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
