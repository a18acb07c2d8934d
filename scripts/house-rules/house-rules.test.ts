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

/** The Redocly configuration of each house rule's fixtures, with other rules that the house rule relies on. */
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

const variants = ["pass", "fail"] as const;
const report = await lintAll({
  ...Object.fromEntries(
    Object.entries(rules).flatMap(([name, options]) =>
      variants.map((variant) => [`${name}.${variant}`, options]),
    ),
  ),
  "through-files.pass": { "house/expand-offered": "error" },
});

describe.each(Object.keys(rules))("house/%s", (name) => {
  it(`house/${name} accepts its passing fixture`, () => {
    expect(report(`${name}.pass`)).toEqual([]);
  });

  it(`house/${name} reports what is wrong in its failing fixture, and how to correct the mistake`, async () => {
    await expect(`${report(`${name}.fail`).join("\n")}\n`).toMatchFileSnapshot(`fixtures/${name}.fail.txt`);
  });
});

it("house/expand-offered resolves references relative to the file that contains them", () => {
  expect(report("through-files.pass")).toEqual([]);
});

/**
 * Lints all fixtures in one process, each with only its own rules. The returned function describes each problem of a
 * fixture.
 */
async function lintAll(
  fixtureRules: Record<string, Record<string, unknown>>,
): Promise<(fixture: string) => string[]> {
  const apis = Object.fromEntries(
    Object.entries(fixtureRules).map(([name, options]) => [
      name,
      { root: join(fixtures, `${name}.yaml`), rules: options },
    ]),
  );
  const config = join(folder, "redocly.yaml");
  writeFileSync(config, JSON.stringify({ telemetry: "off", plugins: [plugin], apis }));
  const { stdout, stderr } = await redocly(["lint", "--config", config, "--format", "json"], fixtures);
  if (!stdout.startsWith("{")) throw new Error(stderr);
  // Redocly prints one JSON document for each API, in the order of the configuration.
  const reports = stdout.split(/(?<=^\})(?=\{)/m).map((json) => JSON.parse(json) as LintReport);
  const names = Object.keys(apis);
  expect(reports).toHaveLength(names.length);
  return (fixture) =>
    (reports[names.indexOf(fixture)] as LintReport).problems.map(
      ({ message, location: [place] }) => `${place?.pointer}\n  ${message.replaceAll("\n", " ")}`,
    );
}

interface LintReport {
  readonly problems: readonly {
    readonly message: string;
    readonly location: readonly { readonly pointer: string }[];
  }[];
}
