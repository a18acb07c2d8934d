/// <reference types="node" />
import { spawn } from "node:child_process";
import { describe, expect, test } from "vitest";

/** The programs import the source: Node strips its types. */
const client = new URL("../create-vehicles-client.ts", import.meta.url).href;
const settle = new URL("../result.ts", import.meta.url).href;

const ok =
  'async () => new Response("[]", { headers: { "x-ratelimit-limit": "1000", "x-ratelimit-remaining": "9" } })';
const never = "() => new Promise(() => {})";

/** Runs a program to its end and returns its output. */
async function run(program: string): Promise<string> {
  const imports = `
    import { createVehiclesClient } from ${JSON.stringify(client)};
    import { settle } from ${JSON.stringify(settle)};`;
  const child = spawn(process.execPath, [
    "--input-type=module",
    "--no-warnings",
    "--eval",
    imports + program,
  ]);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (text) => {
      output += text;
    });
  }
  const tooLong = setTimeout(() => child.kill(), 20_000);
  await new Promise((resolve) => child.once("exit", resolve));
  clearTimeout(tooLong);
  return output.trim();
}

/** Measures how long a process lives after its call has settled, in milliseconds. */
async function lifeAfterCall(options: string, call: string): Promise<number> {
  const output = await run(`
    const ev = createVehiclesClient(${options});
    await settle(${call}).catch(() => {});
    const settledAt = performance.now();
    process.on("exit", () => console.log(performance.now() - settledAt));`);
  return Number(output || Number.NaN);
}

describe("a process whose last call has settled", () => {
  test.each([
    ["success", `{ fetch: ${ok} }`, 'ev.GET("/vehicles")'],
    ["an error status", '{ fetch: async () => new Response("{}", { status: 404 }) }', 'ev.GET("/vehicles")'],
    ["auth that returns undefined", "{ auth: () => undefined }", 'ev.GET("/vehicles")'],
    ["auth that throws", '{ auth: () => { throw new Error("x") } }', 'ev.GET("/vehicles")'],
    ["auth that hangs", `{ auth: ${never}, timeoutMs: 20 }`, 'ev.GET("/vehicles")'],
    ["fetch that hangs", `{ fetch: ${never}, timeoutMs: 20, retry: false }`, 'ev.GET("/vehicles")'],
    [
      "fetch that throws",
      '{ fetch: () => { throw new TypeError("fetch failed") }, retry: { baseDelayMs: 0 } }',
      'ev.GET("/vehicles")',
    ],
    ["an invalid option", "{}", 'ev.GET("/vehicles", { timeoutMs: -1 })'],
    [
      "an invalid path value",
      "{}",
      'ev.GET("/vehicles/{vehicle_id}", { params: { path: { vehicle_id: ".." } } })',
    ],
    [
      "a controller passed as signal",
      `{ fetch: ${ok} }`,
      'ev.GET("/vehicles", { signal: new AbortController() })',
    ],
    ["an aborted signal", `{ fetch: ${never} }`, 'ev.GET("/vehicles", { signal: AbortSignal.timeout(10) })'],
    [
      "a signal that never aborts",
      `{ fetch: ${ok} }`,
      'ev.GET("/vehicles", { signal: new AbortController().signal })',
    ],
    [
      "middleware that throws",
      `{ fetch: ${ok} }`,
      'ev.GET("/vehicles", { middleware: [{ onRequest() { throw 1 } }] })',
    ],
    [
      "middleware that hangs",
      "{ totalTimeoutMs: 20 }",
      `ev.GET("/vehicles", { middleware: [{ onRequest: ${never} }] })`,
    ],
    [
      "a store that hangs",
      `{ budget: { bucket: "b", store: { acquire: ${never} } }, totalTimeoutMs: 20 }`,
      'ev.GET("/vehicles")',
    ],
    [
      "a wait for the budget that is aborted",
      '{ fetch: async () => new Response("{}", { status: 429, headers: { "retry-after": "50" } }), totalTimeoutMs: 60 }',
      'ev.GET("/vehicles", { retry: { retries: 1 } })',
    ],
    [
      "a rejected wait for the budget",
      '{ fetch: async () => new Response("{}", { status: 429, headers: { "retry-after": "50" } }), maxWaitMs: 0 }',
      'ev.GET("/vehicles").then(() => ev.GET("/vehicles"))',
    ],
    ["a body that is not JSON", '{ fetch: async () => new Response("<") }', 'ev.GET("/vehicles")'],
    [
      "a connection that is refused",
      '{ baseUrl: "http://127.0.0.1:9/v2", retry: { baseDelayMs: 0 } }',
      'ev.GET("/vehicles")',
    ],
  ])(
    "no timer, listener or handle of a settled call keeps the process alive: %s",
    { retry: 2 },
    async (_, options, call) => {
      expect(await lifeAfterCall(options, call)).toBeLessThan(200);
    },
  );
});

test("twenty calls that share a signal add one listener and leave none behind", async () => {
  const output = await run(`
    import { getEventListeners } from "node:events";
    process.on("warning", ({ name }) => console.log(name));
    const { signal } = new AbortController();
    const wait = () => new Promise((resolve) => setTimeout(() => resolve(new Response("[]")), 20));
    const ev = createVehiclesClient({ fetch: wait, budget: false });
    const calls = Array.from({ length: 20 }, () => ev.GET("/vehicles", { signal }));
    await Promise.resolve();
    const during = getEventListeners(signal, "abort").length;
    await Promise.all(calls);
    console.log(during, getEventListeners(signal, "abort").length);`);
  expect(output).toBe("1 0");
});
