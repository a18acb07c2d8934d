import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { mockToken } from "@ev-vehicles/mock";
import { startMockServer } from "@ev-vehicles/mock/node";
import { readOperations } from "@ev-vehicles/openapi";
import { describe, expect, it } from "vitest";
import { readDocument } from "../document/read-document.ts";
import { findLiveExamples } from "../reference/live-examples.ts";
import { putInPlace } from "../reference/put-in-place.ts";
import { referenceDocument } from "../reference/reference-document.ts";
import { aimSamples, samplesOf } from "./code-samples.ts";
import { describeResponse, redirects } from "./describe-response.ts";

const run = promisify(execFile);
const folder = new URL("../../node_modules/.samples-to-run/", import.meta.url);

interface Runner {
  readonly file: string;
  /** Fails if the language, or what its samples need beside it, is not installed. */
  readonly check: readonly string[];
  /** Runs the file that follows. */
  readonly command: readonly string[];
}

const node = { file: "sample.mjs", check: ["node", "--version"], command: ["node"] };
const runners: Readonly<Record<string, Runner>> = {
  shell: { file: "sample.sh", check: ["curl", "--version"], command: ["sh"] },
  typescript: node,
  javascript: node,
  node,
  python: { file: "sample.py", check: ["python3", "-c", "import requests"], command: ["python3"] },
  java: { file: "Sample.java", check: ["javac", "--version"], command: ["java"] },
  csharp: { file: "sample.cs", check: ["dotnet", "--version"], command: ["dotnet", "run"] },
  php: { file: "sample.php", check: ["php", "-r", "curl_version();"], command: ["php"] },
  go: { file: "sample.go", check: ["go", "version"], command: ["go", "run"] },
  ruby: { file: "sample.rb", check: ["ruby", "--version"], command: ["ruby"] },
  r: { file: "sample.R", check: ["Rscript", "-e", "library(httr2)"], command: ["Rscript"] },
};

/** A problem document in the ways in which the languages print it, or its status. */
const failure = /\bstatus['"]?\s*:\s*[45]\d\d\b|^[45]\d\d\b|^HTTP\/\S+ [45]/m;

/** Examples for another vehicle than the one that the sample names: the battery size is fixed for a connected one. */
const forAnotherVehicle = ["updateVehicle/battery"];

const installed = Object.fromEntries(
  await Promise.all(
    Object.entries(runners).map(
      async ([
        lang,
        {
          check: [command = "", ...args],
        },
      ]) => {
        const found = await run(command, args).then(
          () => true,
          () => false,
        );
        return [lang, found] as const;
      },
    ),
  ),
);

// `pnpm test:samples` runs them all; the unit tests run those that start quickly and are always installed.
const chosen = process.env.SAMPLE_LANGUAGES?.split(",") ?? Object.keys(runners);
const chosenRunners = Object.entries(runners).filter(([lang]) => chosen.includes(lang));

it("has a runner for each language, and each operation a sample of it", () => {
  for (const operation of readOperations(referenceDocument(readDocument()))) {
    const langs = new Set(samplesOf(operation).map((sample) => sample.lang));
    expect([...langs].sort(), operation.id).toEqual(Object.keys(runners).sort());
  }
});

describe.each(chosenRunners)("the samples of %s", (lang, { file, command: [command = "", ...args] }) => {
  it("run as copied from the reference beside a mock, and print what came back", async ({ skip }) => {
    if (!installed[lang]) {
      console.warn(
        `Skipped: the samples of ${lang}, which need “${runners[lang]?.check.join(" ")}” to work.`,
      );
      skip();
    }
    const server = await startMockServer({ port: 0, rateLimit: false });
    try {
      const written = referenceDocument(readDocument());
      const examples = (await findLiveExamples(written, server.url, mockToken)) ?? [];
      const live = aimSamples(
        putInPlace(written, examples, new URL(server.url).origin),
        server.url,
        mockToken,
      );
      // What deletes a resource comes last, or the others would not find it.
      const operations = [...readOperations(live)].sort(
        (one, other) => Number(one.method === "DELETE") - Number(other.method === "DELETE"),
      );
      for (const operation of operations) {
        // A redirect leads to another host, where a test has no business; curl does not follow it.
        if (lang !== "shell" && redirects(operation)) continue;
        for (const sample of samplesOf(operation).filter((one) => one.lang === lang)) {
          if (forAnotherVehicle.includes(`${operation.id}/${sample.example}`)) continue;
          const place = new URL(`${lang}/${operation.id}-${sample.example ?? "default"}/`, folder);
          rmSync(place, { recursive: true, force: true });
          mkdirSync(place, { recursive: true });
          writeFileSync(new URL(file, place), `${sample.source}\n`);
          const { stdout } = await run(command, [...args, fileURLToPath(new URL(file, place))]);
          // Our client's sample of a call without a result has nothing to print.
          const silent = lang === "typescript" && describeResponse(live, operation).kind === "empty";
          expect(stdout === "", `${operation.id} prints nothing`).toBe(silent);
          expect(stdout, operation.id).not.toMatch(failure);
        }
      }
    } finally {
      await server.close();
    }
  });
});
