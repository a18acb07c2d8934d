import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { mockToken } from "@ev-vehicles/mock";
import { startMockServer } from "@ev-vehicles/mock/node";
import { readOperations } from "@ev-vehicles/openapi";
import { expect, it } from "vitest";
import { readDocument } from "../document/read-document.ts";
import { findLiveExamples } from "../reference/live-examples.ts";
import { referenceDocument } from "../reference/reference-document.ts";
import { replaceExamples } from "../reference/replace-examples.ts";
import { aimSamples, samplesOf } from "./code-samples.ts";
import { describeResponse, redirects } from "./describe-response.ts";

const run = promisify(execFile);
const folder = new URL("../../node_modules/.samples-to-run/", import.meta.url);

interface Runner {
  readonly file: string;
  /** A command that fails if the language or a library of its samples is not installed. */
  readonly check: readonly string[];
  /** The command that runs the file. */
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

/** An error status, alone or in a problem document, as the languages print it. */
const failure = /\bstatus['"]?\s*:\s*[45]\d\d\b|^[45]\d\d\b|^HTTP\/\S+ [45]/m;

/** Samples that are not run, because the mock rejects them: the battery size of a connected vehicle can't be changed. */
const rejectedSamples = ["updateVehicle/battery"];

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

// `pnpm test:samples` runs all languages; the unit tests run those that start quickly and are always installed.
const chosen = process.env.SAMPLE_LANGUAGES?.split(",") ?? Object.keys(runners);
const chosenRunners = Object.entries(runners).filter(([lang]) => chosen.includes(lang));

it("every operation has a code sample in each language, and each language has a runner", () => {
  for (const operation of readOperations(referenceDocument(readDocument()))) {
    const langs = new Set(samplesOf(operation).map((sample) => sample.lang));
    expect([...langs].sort(), operation.id).toEqual(Object.keys(runners).sort());
  }
});

it.for(chosenRunners)(
  "the code samples in %s run unchanged against the mock, and print the response",
  async ([
    lang,
    {
      file,
      command: [command = "", ...args],
    },
  ], { skip }) => {
    if (!installed[lang]) {
      console.warn(`Skipped the samples in ${lang}: “${runners[lang]?.check.join(" ")}” failed.`);
      skip();
    }
    const server = await startMockServer({ port: 0, rateLimit: false });
    try {
      const document = referenceDocument(readDocument());
      const examples = (await findLiveExamples(document, server.url, mockToken)) ?? [];
      const live = aimSamples(
        replaceExamples(document, examples, new URL(server.url).origin),
        server.url,
        mockToken,
      );
      // Deletions run last: the other operations need the resources that they delete.
      const operations = [...readOperations(live)].sort(
        (one, other) => Number(one.method === "DELETE") - Number(other.method === "DELETE"),
      );
      for (const operation of operations) {
        // A redirect goes to another host, which a test must not call; curl does not follow it.
        if (lang !== "shell" && redirects(operation)) continue;
        for (const sample of samplesOf(operation).filter((one) => one.lang === lang)) {
          if (rejectedSamples.includes(`${operation.id}/${sample.example}`)) continue;
          const sampleFolder = new URL(`${lang}/${operation.id}-${sample.example ?? "default"}/`, folder);
          rmSync(sampleFolder, { recursive: true, force: true });
          mkdirSync(sampleFolder, { recursive: true });
          writeFileSync(new URL(file, sampleFolder), `${sample.source}\n`);
          const { stdout } = await run(command, [...args, fileURLToPath(new URL(file, sampleFolder))]);
          // Our client's sample prints nothing if the response is empty.
          const silent = lang === "typescript" && describeResponse(live, operation).kind === "empty";
          expect(stdout === "", `${operation.id} prints nothing`).toBe(silent);
          expect(stdout, operation.id).not.toMatch(failure);
        }
      }
    } finally {
      await server.close();
    }
  },
);
