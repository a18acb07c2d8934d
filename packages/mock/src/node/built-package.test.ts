import { execFile } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

// Tests the published files instead of the sources: `build` runs before `test`.
const run = promisify(execFile);
const cwd = fileURLToPath(new URL("../../", import.meta.url));
const use = `
const mock = createVehiclesMock({ vehicles: 2 });
const requireOk = (response) => { if (response.status !== 200) throw new Error(String(response.status)); };
mock.fetch("https://api.ev.energy/v2/vehicles", { headers: { authorization: "Bearer " + mockToken } }).then(requireOk);
startMockServer({ port: 0 }).then(async (server) => {
  requireOk(await fetch(server.url + "/vehicle_makes"));
  await server.close();
});
if (typeof vehiclesHandlers !== "function") throw new Error("no handlers");
`;

test.each([
  ["module", (name: string) => `await import("${name}")`],
  ["commonjs", (name: string) => `require("${name}")`],
])("with --input-type=%s, the built package loads, works and lets the process exit", async (type, load) => {
  const code = `
const { createVehiclesMock, mockToken } = ${load("@ev-vehicles/mock")};
const { startMockServer } = ${load("@ev-vehicles/mock/node")};
const { vehiclesHandlers } = ${load("@ev-vehicles/mock/msw")};
${use}`;
  const { stderr } = await run(process.execPath, [`--input-type=${type}`, "--eval", code], { cwd });
  expect(stderr).toBe("");
});

test("the built files inline the OpenAPI description, and import no undeclared workspace packages", () => {
  const files = globSync("dist/*.{js,cjs,d.ts,d.cts}", { cwd });
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    expect(readFileSync(`${cwd}${file}`, "utf8"), file).not.toMatch(
      /(from|require\() ?"@ev-vehicles\/(?!mock|types("|\/validators))/,
    );
  }
});

test("the built files contain neither `new Function` nor `eval`, which workers and strict CSPs forbid", () => {
  for (const file of globSync("dist/*.{js,cjs}", { cwd }))
    expect(readFileSync(`${cwd}${file}`, "utf8"), file).not.toMatch(/\bnew Function\b|\beval\(/);
});
