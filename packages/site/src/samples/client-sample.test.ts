import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { listOperations } from "../openapi/operations.ts";
import { readDocument } from "../openapi/read-document.ts";
import { clientSample } from "./client-sample.ts";

const document = readDocument();
const operations = listOperations(document);
const sampleOf = (id: string) => {
  const operation = operations.find((one) => one.id === id);
  return operation ? clientSample(document, operation) : "";
};

describe("the samples of our client", () => {
  // A folder of this package, so that its dependencies are found from there.
  const folder = new URL("../../node_modules/.samples/", import.meta.url);

  beforeAll(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const operation of operations) {
      writeFileSync(new URL(`${operation.id}.ts`, folder), clientSample(document, operation));
    }
    const config = {
      extends: "../../tsconfig.json",
      compilerOptions: { target: "ES2022" },
      include: ["*.ts"],
    };
    writeFileSync(new URL("tsconfig.json", folder), JSON.stringify(config));
  });

  it("compile, every one of them", () => {
    const { stdout, status } = spawnSync("tsc", ["--project", fileURLToPath(folder)], { encoding: "utf8" });
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  it("page through lists, with the references that reach furthest", () => {
    expect(sampleOf("listVehicles")).toBe(`import { createVehiclesClient } from "@ev-vehicles/client";
import { paginate } from "@ev-vehicles/helpers";

const ev = createVehiclesClient({ auth: process.env.EV_TOKEN ?? "" });

for await (const vehicle of paginate(ev, "/vehicles", {
  expand: ["user", "trim.model.make"],
})) {
  console.log(vehicle.id);
}
`);
  });

  it("write on behalf of a user, with the document's own example", () => {
    expect(sampleOf("createVehicle")).toMatch(/user: "user01\w+",\n\}\);/);
    expect(sampleOf("createVehicle")).toMatch(/body: \{\n {6}trim: "https:/);
  });
});
