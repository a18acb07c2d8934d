import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Cell, tryCell } from "../cell.ts";
import { compile } from "../compile.ts";
import type { Published } from "../publish.ts";
import type { Registry } from "../registry.ts";
import { run } from "../run.ts";

/**
 * Compiles the code in each published package's README in pnpm's strict layout, with only the packages of its `npm install` line
 * installed. READMEs without such a line are skipped: they describe a command, or refer to another README.
 */
export async function installLineCells(
  root: string,
  folder: string,
  published: Published,
  registry: Registry,
): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const file of globSync("packages/*/README.md", { cwd: root }).sort()) {
    const readme = readFileSync(join(root, file), "utf8");
    const [, line] = /^npm install (?!--global)(.+)$/m.exec(readme) ?? [];
    if (line === undefined) continue;
    const project = join(folder, file.replace("/README.md", ""));
    const attempt = async () => {
      const blocks = codeBlocks(readme);
      if (blocks.length === 0) throw new Error("the README has an install line but no block of TypeScript");
      await install(project, line.split(" "), published, registry);
      await compileBlocks(project, blocks);
      return `all code blocks (${blocks.length}) compile with nothing else installed`;
    };
    cells.push(await tryCell(file, `npm install ${line}`, attempt));
  }
  return cells;
}

// ```ts types-only     More words may follow `ts` on the opening fence.
// …
// ```
function codeBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/^```ts\b[^\n]*\n(.*?)^```$/gms)].map(([, code = ""]) => code);
}

async function install(
  project: string,
  names: readonly string[],
  published: Published,
  registry: Registry,
): Promise<void> {
  mkdirSync(project, { recursive: true });
  cpSync(new URL("../isolated/pnpm-workspace.yaml", import.meta.url), join(project, "pnpm-workspace.yaml"));
  const manifest = {
    private: true,
    type: "module",
    dependencies: Object.fromEntries(names.map((name) => [name, published[name] ?? "latest"])),
    // The examples read `process.env`.
    devDependencies: { "@types/node": "^24" },
  };
  writeFileSync(join(project, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(project, ".npmrc"), `registry=${registry.url}\n`);
  await run("pnpm", ["install"], { cwd: project, env: registry.env });
}

async function compileBlocks(project: string, blocks: readonly string[]): Promise<void> {
  const files = blocks.map((code, index) => {
    const file = `block-${index + 1}.ts`;
    writeFileSync(join(project, file), code);
    return file;
  });
  await compile(project, "typescript70", files, { types: ["node"] });
}
