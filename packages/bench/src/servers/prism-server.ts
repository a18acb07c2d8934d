/**
 * Prism's mock of this project's description of the API, without log output. The page of 25 vehicles is the list's example,
 * so that Prism returns the same page as the other servers. Prism serves the paths without `/v2`.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "@ev-vehicles/testing/free-port";
import { vehiclePage } from "../fixtures/wire.ts";
import { reportReady } from "./report-cpu.ts";

interface Content {
  examples?: object;
}
interface Description {
  paths: Record<string, { get: { responses: Record<string, { content: Record<string, Content> }> } }>;
}

const { body } = await vehiclePage();
const bundle = fileURLToPath(import.meta.resolve("@ev-vehicles/types/openapi.json"));
const description = JSON.parse(readFileSync(bundle, "utf8")) as Description;
const content = description.paths["/vehicles"]?.get.responses["200"]?.content["application/json"];
if (!content) throw new Error("The description has no 200 response with JSON for GET /vehicles.");
content.examples = { page: { value: JSON.parse(body) } };
const folder = fileURLToPath(new URL("../../generated/", import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}prism.json`, JSON.stringify(description));

const port = await freePort();
const cli = createRequire(import.meta.url).resolve("@stoplight/prism-cli");
process.argv.splice(
  2,
  Infinity,
  "mock",
  "--verboseLevel",
  "silent",
  "--host",
  "127.0.0.1",
  "--port",
  String(port),
);
process.argv.push(`${folder}prism.json`);
await import(cli);
while (!(await fetch(`http://127.0.0.1:${port}/vehicle_makes`).catch(() => undefined))) await sleep(100);
reportReady(port);
