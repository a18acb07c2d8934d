import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { clientOf, testMock } from "../testing/facts.ts";
import { serveStdio } from "./serve-stdio.ts";

function start(signal?: AbortSignal) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const served = serveStdio({ client: clientOf(testMock()) }, { input, output, ...(signal && { signal }) });
  return { input, output, served };
}

test("serveStdio ends when its input stream ends", async () => {
  const { input, served } = start();
  input.end();
  await expect(served).resolves.toBeUndefined();
});

test("serveStdio ends when its abort signal fires, before or after the start", async () => {
  const controller = new AbortController();
  const { served } = start(controller.signal);
  controller.abort();
  await expect(served).resolves.toBeUndefined();
  await expect(start(AbortSignal.abort()).served).resolves.toBeUndefined();
});

test("serveStdio skips an invalid message and responds to the next one", async () => {
  const { input, output, served } = start();
  input.write("not JSON\n");
  input.write(`${JSON.stringify({ jsonrpc: "2.0", id: 1, method: "ping" })}\n`);
  const [line] = String(await new Promise((resolve) => output.once("data", resolve))).split("\n");
  expect(JSON.parse(line ?? "")).toEqual({ jsonrpc: "2.0", id: 1, result: {} });
  input.end();
  await served;
});
