/** Everything that is made from our spec stays the same however the spec is written, or an error names what is missing. */
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
import { codeSamplesOf, mockOf, responsesOf, routesOf, type SampleRequest, tablesOf } from "./products.ts";
import type { Rewritable } from "./rewrite.ts";
import { typeDifferences } from "./same-types.ts";
import { spellings } from "./spellings.ts";

/**
 * Linter rules that rewritten specs may break: they may keep unused components, and write media types with a charset or in
 * capitals.
 */
const skippedRules = ["no-unused-components", "request-mime-type", "response-mime-type"];

let requests: readonly SampleRequest[];
let original: Awaited<ReturnType<typeof productsOf>>;

beforeAll(async () => {
  const perOperation = operations.map(async (operation) => {
    const valid = await sampleRequests(operation, 2, 11);
    const faults = requestFaults(operation).filter((_, index) => index % 6 === 0);
    const broken = faults.flatMap((fault) => valid.slice(0, 1).flatMap((parts) => fault.apply(parts) ?? []));
    return [...valid, ...broken].map((parts) => ({ operation, parts }));
  });
  requests = (await Promise.all(perOperation)).flat();
  original = await productsOf(document);
}, 60_000);

function respelled(rewrite: (description: Rewritable) => void): OpenApiDocument {
  const copy = structuredClone(document) as unknown as Rewritable;
  rewrite(copy);
  return copy as unknown as OpenApiDocument;
}

async function productsOf(description: OpenApiDocument) {
  const mock = mockOf(description);
  return {
    operations: operationsOf(description),
    tables: tablesOf(description),
    routes: routesOf(mock),
    commands: await commandsOf(description),
    codeSamples: codeSamplesOf(description),
    responses: await responsesOf(mock, requests),
  };
}

/** The operations with sorted parameters: their order does not matter. */
function operationsOf(description: OpenApiDocument): readonly object[] {
  return readOperations(description).map(({ id, method, parameters, path, security }) => ({
    ...{ id, method, path, security },
    parameters: parameters
      .map(({ description: text, example, in: place, name, required }) => ({
        ...{ text, example, place, name, required },
      }))
      .sort((one, another) => one.name.localeCompare(another.name)),
  }));
}

describe.each(spellings)("$name", ({ name, rewrite }) => {
  const other = respelled(rewrite);
  let products: typeof original;
  beforeAll(async () => {
    products = await productsOf(other);
  }, 60_000);

  it(`${name}: the rewritten spec differs from the original`, () => {
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(document));
  });

  it(`${name}: the type Problem is exported`, () => {
    expect(schemaAliases(other)).toMatch(/^export type Problem = /m);
  });

  it.each(["operations", "tables", "routes", "commands", "codeSamples", "responses"] as const)(
    `${name}: the %s are the same as from the original spec`,
    (product) => {
      expect(products[product]).toEqual(original[product]);
    },
  );
});

it("every rewritten version of the spec passes the linter", { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "ev-vehicles-spellings-"));
  try {
    const files = spellings.map(({ name, rewrite }) => {
      const file = join(folder, `${name.replaceAll(/\W+/g, "-")}.json`);
      writeFileSync(file, JSON.stringify(respelled(rewrite)));
      return file;
    });
    const skipped = skippedRules.map((rule) => `--skip-rule=${rule}`);
    const args = ["lint", ...files, "--config", "redocly.yaml", ...skipped];
    const { code, output } = await runRedocly(args, {}, 110_000);
    expect(code, output).toBe(0);
    for (const file of files) expect(output).toContain(`${basename(file)}: validated`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("every rewritten version of the spec gives the same types", { timeout: 120_000 }, async () => {
  const others = Object.fromEntries(spellings.map(({ name, rewrite }) => [name, respelled(rewrite)]));
  expect(await typeDifferences(document, others)).toEqual([]);
});

it("a spec in JSON is bundled to the same document as the spec in YAML", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ev-vehicles-json-"));
  const [source, bundled] = [join(folder, "vehicles.json"), join(folder, "bundled.json")];
  writeFileSync(source, JSON.stringify(document));
  const { code, output } = await runRedocly(["bundle", source, "--output", bundled]);
  expect(code, output).toBe(0);
  expect(JSON.parse(readFileSync(bundled, "utf8"))).toEqual(document);
  rmSync(folder, { recursive: true });
});

describe("unsupported descriptions", () => {
  it("the error for a server without x-server-name contains the server's URL", () => {
    const other = respelled((description) => {
      for (const server of description.servers as Record<string, unknown>[]) delete server["x-server-name"];
    });
    expect(() => tablesOf(other)).toThrow('#/servers/0: https://api.ev.energy/v2 has no "x-server-name"');
  });

  it("the error for an ID pattern without anchors contains the pattern", () => {
    const other = respelled(({ components: { schemas } }) => {
      const id = schemas?.VehicleId as { pattern: string };
      id.pattern = id.pattern.replaceAll(/[\^$]/g, "");
    });
    expect(() => tablesOf(other)).toThrow('The ID pattern "vhcl[A-Z\\d]{26}"');
  });
});
