import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { mockToken } from "@ev-vehicles/mock";
import { type MockServer, startMockServer } from "@ev-vehicles/mock/node";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findLiveExamples } from "../browser/live-examples.ts";
import { putInPlace } from "../browser/put-in-place.ts";
import { listOperations } from "../openapi/operations.ts";
import { readDocument } from "../openapi/read-document.ts";
import { clientSample } from "./client-sample.ts";
import { switchOffOptional } from "./switch-off-optional.ts";

const run = promisify(execFile);
const folder = new URL("../../node_modules/.samples-to-run/", import.meta.url);

let server: MockServer;
beforeAll(async () => {
  server = await startMockServer({ port: 0, rateLimit: false });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
});
afterAll(() => server.close());

it("every sample of our client runs, as the reference shows it beside a mock", async () => {
  const written = switchOffOptional(readDocument());
  const examples = (await findLiveExamples(written, server.url, mockToken)) ?? [];
  const document = putInPlace(written, examples, new URL(server.url).origin);
  // What removes a thing comes last, or the others would not find it.
  const operations = listOperations(document).sort(
    (one, other) => Number(one.method === "delete") - Number(other.method === "delete"),
  );
  for (const operation of operations) {
    // A redirect leads to another host, where a test has no business.
    if (Object.keys(operation.raw.responses).some((status) => status.startsWith("3"))) continue;
    const sample = clientSample(document, operation);
    // No sample has a type in it; Node would not strip one from a file in this folder.
    const file = new URL(`${operation.id}.mjs`, folder);
    // The one thing that a reader changes: where the API is.
    const options = `createVehiclesClient({ baseUrl: ${JSON.stringify(server.url)},`;
    writeFileSync(file, sample.replace("createVehiclesClient({", options));
    const env = { ...process.env, EV_TOKEN: mockToken };
    const { stdout } = await run("node", [fileURLToPath(file)], { env });
    expect(stdout !== "", operation.id).toBe(sample.includes("console.log("));
  }
});
