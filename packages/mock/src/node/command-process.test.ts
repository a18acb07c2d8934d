import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";

// Tests the command as published: `build` runs before `test`.
const bin = fileURLToPath(new URL("../../bin/ev-vehicles-mock.js", import.meta.url));
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
});

function start(...args: string[]) {
  const child = spawn(process.execPath, [bin, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  let output = "";
  const listening = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        const url = /http:\S+\/v2/.exec(output)?.[0];
        if (url) resolve(url);
      });
    }
  });
  const ended = once(child, "close").then(([status]) => ({ status: status as number | null, output }));
  return { child, listening, ended };
}

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s stops the command immediately with status 0, even with open connections",
  async (signal) => {
    const { child, listening, ended } = start("--port", "0", "--vehicles", "3");
    const url = await listening;
    expect((await fetch(`${url}/vehicle_makes`)).status).toBe(200);
    const before = performance.now();
    child.kill(signal);
    const { status, output } = await ended;
    // If the server did not close the idle connection, it would delay the exit by five seconds.
    expect(performance.now() - before).toBeLessThan(4000);
    expect(status).toBe(0);
    expect(output).toContain(`curl -H "Authorization: Bearer mock-token" "${url}/vehicles?page_size=2"`);
  },
);

test("if its port is in use, the command prints how to choose another and exits with status 1", async () => {
  const first = start("--port", "0", "--vehicles", "1");
  const { port } = new URL(await first.listening);
  const { status, output } = await start("--port", port).ended;
  expect(status).toBe(1);
  expect(output).toBe(
    `ev-vehicles-mock: port ${port} is in use. Choose another with --port, or --port 0 for any that is free.\n`,
  );
});

test("the command exits with status 2 if a flag is invalid, and with 0 after --help", async () => {
  expect((await start("--port", "high").ended).status).toBe(2);
  expect((await start("--help").ended).status).toBe(0);
});
