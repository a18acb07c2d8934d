import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { codeBlocks } from "./code-blocks.ts";
import type { BlockRun } from "./run-blocks.ts";

const folder = fileURLToPath(new URL("../../.docs-code/", import.meta.url));
const compiler = fileURLToPath(new URL("../../../../node_modules/typescript/bin/tsc", import.meta.url));
const runner = fileURLToPath(new URL("./run-blocks.ts", import.meta.url));

const blocks = codeBlocks().map((block, index) => ({
  ...block,
  file: `${folder}block-${index}.${block.language}`,
}));
const runnable = blocks.filter(({ runs }) => runs);

/** Runs a Node program; returns its standard output even if it fails. */
async function outputOf(...args: readonly string[]): Promise<string> {
  const program = promisify(execFile)(process.execPath, args, { timeout: 110_000, maxBuffer: 1e8 });
  const { stdout } = await program.catch((error: { stdout: string }) => error);
  return stdout;
}

describe("the code in the documentation", () => {
  beforeAll(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    // `export {}` makes each file a module, which allows top-level await.
    for (const { file, code } of blocks) writeFileSync(file, `${code}\nexport {};\n`);
    writeFileSync(
      `${folder}tsconfig.json`,
      JSON.stringify({
        extends: "../tsconfig.json",
        compilerOptions: { jsx: "react-jsx" },
        include: ["*.ts", "*.tsx"],
      }),
    );
  });

  it("the code blocks of README.md are found", () => {
    expect(blocks.map(({ place }) => place)).toContainEqual(expect.stringMatching(/^README\.md:/));
  });

  it("all code of the documentation compiles", { timeout: 120_000 }, async () => {
    const errors = await outputOf(compiler, "--project", folder);
    const places = blocks.reduce((text, { file, language, place }, index) => {
      return text.replaceAll(file, place).replaceAll(`block-${index}.${language}(`, `${place} (`);
    }, errors);
    expect(places).toBe("");
  });

  describe("in a process", () => {
    let ran: ReadonlyMap<string, BlockRun>;
    beforeAll(async () => {
      const lines = (await outputOf(runner, ...runnable.map(({ file }) => file))).trim().split("\n");
      ran = new Map(lines.map((line) => JSON.parse(line) as BlockRun).map((run) => [run.file, run]));
    }, 120_000);

    it.each(runnable)(
      "the code block at $place runs, and prints the output that the documentation shows",
      ({ file, prints }) => {
        const run = ran.get(file);
        expect(run, "This block or an earlier one never finished, or it ended the process.").toBeDefined();
        expect(run?.stderr).toBe("");
        if (prints !== undefined) expect(run?.stdout).toBe(prints);
      },
    );
  });
});
