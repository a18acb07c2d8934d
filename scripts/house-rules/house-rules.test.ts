import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { redocly } from "../redocly.ts";

const plugin = fileURLToPath(new URL("plugin.ts", import.meta.url));
const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));

const folder = mkdtempSync(join(tmpdir(), "house-rules-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The Redocly configuration of each house rule for its fixtures, with other rules that it relies on. */
const rules: Record<string, Record<string, unknown>> = {
  "operation-id": {
    "house/operation-id": {
      severity: "error",
      verbs: { get: ["list", "retrieve"], post: ["create"], delete: ["delete"] },
    },
  },
  "standard-responses": { "house/standard-responses": "error" },
  "list-paging": { "house/list-paging": "error" },
  "expand-offered": { "house/expand-offered": "error" },
  "id-pattern": { "house/id-pattern": "error" },
  "has-example": { "house/has-example": "error", "no-invalid-media-type-examples": "error" },
  described: { "house/described": "error" },
  "write-body": { "house/write-body": "error" },
  "third-person": { "house/third-person": "error" },
};

describe.each(Object.entries(rules))("house/%s", (name, options) => {
  it(`house/${name} accepts its passing fixture`, () => {
    expect(lint(`${name}.pass.yaml`, options)).toEqual([]);
  });

  it(`house/${name} reports what is wrong in its failing fixture, and how to fix it`, async () => {
    const report = lint(`${name}.fail.yaml`, options);
    await expect(`${report.join("\n")}\n`).toMatchFileSnapshot(`fixtures/${name}.fail.txt`);
  });
});

it("the house rules resolve references relative to the file that contains them", () => {
  expect(lint("through-files.pass.yaml", { "house/expand-offered": "error" })).toEqual([]);
});

/** Lints a fixture with only these rules, and returns a text for each problem. */
function lint(fixture: string, ruleOptions: Record<string, unknown>): string[] {
  const config = join(folder, "redocly.yaml");
  writeFileSync(config, JSON.stringify({ telemetry: "off", plugins: [plugin], rules: ruleOptions }));
  const { stdout, stderr } = redocly(["lint", fixture, "--config", config, "--format", "json"], fixtures);
  if (!stdout.startsWith("{")) throw new Error(stderr);
  const { problems } = JSON.parse(stdout) as {
    problems: { ruleId: string; message: string; location: { pointer: string }[] }[];
  };
  return problems.map(
    ({ message, location }) => `${location[0]?.pointer}\n  ${message.replaceAll("\n", " ")}`,
  );
}
