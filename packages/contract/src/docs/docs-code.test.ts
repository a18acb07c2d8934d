import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { codeBlocks } from "./code-blocks.ts";

const run = promisify(execFile);
const folder = fileURLToPath(new URL("../../.docs-code/", import.meta.url));
const liveMock = new URL("./live-mock.ts", import.meta.url).href;

const blocks = codeBlocks().map((block, index) => ({
  ...block,
  file: `${folder}block-${index}.${block.language}`,
}));

describe("the code in the documentation", () => {
  beforeAll(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    // Each is a module even without an import, so that top-level await is allowed.
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

  it("is found", () => {
    expect(blocks.map(({ place }) => place)).toContainEqual(expect.stringMatching(/^README\.md:/));
  });

  it("compiles", { timeout: 60_000 }, async () => {
    const { stdout } = await run("tsc", ["--project", folder], { shell: true }).catch((error) => error);
    const places = blocks.reduce((text, { file, language, place }, index) => {
      return text.replaceAll(file, place).replaceAll(`block-${index}.${language}(`, `${place} (`);
    }, String(stdout));
    expect(places).toBe("");
  });

  it.each(blocks.filter(({ runs }) => runs))("$place runs", { timeout: 30_000 }, async ({ file, prints }) => {
    const { stderr, stdout } = await run(process.execPath, ["--import", liveMock, file], { timeout: 25_000 });
    expect(stderr).toBe("");
    if (prints !== undefined) expect(stdout).toBe(prints);
  });
});
