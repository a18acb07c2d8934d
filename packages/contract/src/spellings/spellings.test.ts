/** The first law: any ordinary OpenAPI spelling of the same API gives the same product, or an error that says what is missing. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { type OpenApiDocument, readOperations } from "@ev-vehicles/openapi";
import { schemaAliases } from "@ev-vehicles/scripts/schema-aliases";
import { beforeAll, describe, expect, it } from "vitest";
import { document, operations } from "../description.ts";
import { requestFaults } from "../generate/broken-request.ts";
import { sampleRequests } from "../mock-server.ts";
import { runRedocly } from "../third-party/run-redocly.ts";
import { commandsOf } from "./commands-of.ts";
import { answersOf, mockOf, routesOf, type Sample, samplesIn, tablesOf } from "./products.ts";
import type { Rewritable } from "./rewrite.ts";
import { typeDifferences } from "./same-types.ts";
import { spellings } from "./spellings.ts";

function spelled(rewrite: (description: Rewritable) => void): OpenApiDocument {
  const copy = structuredClone(document) as unknown as Rewritable;
  rewrite(copy);
  return copy as unknown as OpenApiDocument;
}

/** Beside what is unused now, and media types that are spelled in one way here, no spelling is worse than another. */
const matterOfTaste = ["no-unused-components", "request-mime-type", "response-mime-type"];

describe.each(spellings)("$name", ({ rewrite }) => {
  const other = spelled(rewrite);

  it("is another spelling", () => {
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(document));
  });

  it("gives the same operations", () => {
    const essence = (description: OpenApiDocument) =>
      readOperations(description).map(({ id, method, parameters, path, security }) => ({
        ...{ id, method, path, security },
        parameters: parameters
          .map(({ description: words, example, in: place, name, required }) => ({
            ...{ words, example, place, name, required },
          }))
          .sort((one, another) => one.name.localeCompare(another.name)),
      }));
    expect(essence(other)).toEqual(essence(document));
  });

  it("gives the same tables and the type of problem documents", () => {
    expect(tablesOf(other)).toBe(tablesOf(document));
    expect(schemaAliases(other)).toMatch(/^export type Problem = /m);
  });

  it("gives the same routes", () => {
    expect(routesOf(mockOf(other))).toEqual(routesOf(mockOf(document)));
  });

  it("gives the same commands", async () => {
    expect(await commandsOf(other)).toEqual(await commandsOf(document));
  });

  it("gives the same samples", () => {
    expect(samplesIn(other)).toEqual(samplesIn(document));
  });

  it("gives the same checks: every answer to valid and broken requests", async () => {
    const found = await answersOf(mockOf(other), samples);
    expect(found.filter((answer, index) => answer !== answers[index])).toEqual([]);
  });
});

it("all spellings keep the house rules", { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "ev-vehicles-spellings-"));
  try {
    const files = spellings.map(({ name, rewrite }) => {
      const file = join(folder, `${name.replaceAll(/\W+/g, "-")}.json`);
      writeFileSync(file, JSON.stringify(spelled(rewrite)));
      return file;
    });
    const skipped = matterOfTaste.map((rule) => `--skip-rule=${rule}`);
    const { code, output } = await runRedocly(
      ["lint", ...files, "--config", "redocly.yaml", ...skipped],
      {},
      110_000,
    );
    expect(code, output).toBe(0);
    expect(output).toContain("Your API descriptions are valid");
    for (const file of files) expect(output).toContain(`${basename(file)}: validated`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("all of them give the same types", { timeout: 120_000 }, async () => {
  const others = Object.fromEntries(spellings.map(({ name, rewrite }) => [name, spelled(rewrite)]));
  expect(await typeDifferences(document, others)).toEqual([]);
});

it("JSON instead of YAML bundles to the same description", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ev-vehicles-json-"));
  const [written, bundled] = [join(folder, "vehicles.json"), join(folder, "bundled.json")];
  writeFileSync(written, JSON.stringify(document));
  const { code, output } = await runRedocly(["bundle", written, "--output", bundled]);
  expect(code, output).toBe(0);
  expect(JSON.parse(readFileSync(bundled, "utf8"))).toEqual(document);
  rmSync(folder, { recursive: true });
});

describe("what cannot be used", () => {
  it("a server without a name is named", () => {
    const other = spelled((description) => {
      for (const server of description.servers as Record<string, unknown>[]) delete server["x-server-name"];
    });
    expect(() => tablesOf(other)).toThrow('#/servers/0: https://api.ev.energy/v2 has no "x-server-name"');
  });

  it("the pattern of an id that is not anchored is named", () => {
    const other = spelled(({ components: { schemas } }) => {
      const id = schemas?.VehicleId as { pattern: string };
      id.pattern = id.pattern.replaceAll(/[\^$]/g, "");
    });
    expect(() => tablesOf(other)).toThrow('The pattern "vhcl[A-Z\\d]{26}" of an id');
  });
});

let samples: readonly Sample[];
let answers: readonly string[];

beforeAll(async () => {
  const perOperation = operations.map(async (operation) => {
    const valid = await sampleRequests(operation, 2, 11);
    const faults = requestFaults(operation).filter((_, index) => index % 6 === 0);
    const broken = faults.flatMap((fault) => valid.slice(0, 1).flatMap((parts) => fault.apply(parts) ?? []));
    return [...valid, ...broken].map((parts) => ({ operation, parts }));
  });
  samples = (await Promise.all(perOperation)).flat();
  answers = await answersOf(mockOf(document), samples);
}, 60_000);
