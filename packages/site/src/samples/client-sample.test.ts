import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readOperations } from "@ev-vehicles/openapi";
import { beforeAll, describe, expect, it } from "vitest";
import { readDocument } from "../document/read-document.ts";
import { addSamples, samplesOf } from "./code-samples.ts";

const operations = readOperations(addSamples(readDocument()));
const samples = operations.flatMap((operation) =>
  samplesOf(operation)
    .filter(({ lang }) => lang === "typescript")
    .map(({ source, example = "default" }) => ({ id: operation.id, example, source })),
);
const sampleOf = (id: string) => samples.find((sample) => sample.id === id)?.source ?? "";

describe("clientSample", () => {
  // Inside this package, so that the samples can import its dependencies.
  const folder = new URL("../../node_modules/.samples/", import.meta.url);

  beforeAll(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const { id, example, source } of samples) {
      writeFileSync(new URL(`${id}-${example}.ts`, folder), source);
    }
    const config = {
      extends: "../../tsconfig.json",
      compilerOptions: { target: "ES2022", types: ["node"] },
      include: ["*.ts"],
    };
    writeFileSync(new URL("tsconfig.json", folder), JSON.stringify(config));
  });

  it("every code sample for our client compiles", () => {
    const { stdout, status } = spawnSync("tsc", ["--project", fileURLToPath(folder)], { encoding: "utf8" });
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  it("the client sample for a list calls paginate, and expands what the spec's example names", () => {
    expect(sampleOf("listVehicles")).toBe(`import { createVehiclesClient } from "@ev-vehicles/client";
import { paginate } from "@ev-vehicles/helpers";

const ev = createVehiclesClient({
  baseUrl: "https://api.ev.energy/v2",
  auth: process.env.EV_TOKEN ?? "YOUR_TOKEN",
});

for await (const vehicle of paginate(ev, "/vehicles", {
  expand: ["user", "trim.model.make"],
})) {
  console.log(vehicle.id);
}`);
  });

  it("the client sample for a write names a user, and sends the spec's example", () => {
    expect(sampleOf("createVehicle")).toMatch(/user: "user01\w+",\n\}\);/);
    expect(sampleOf("createVehicle")).toMatch(/body: \{\n {6}trim: "https:/);
  });
});
