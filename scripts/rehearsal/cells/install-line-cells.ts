import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Cell, tryCell } from "../cell.ts";
import { compile } from "../compile.ts";
import type { Published } from "../publish.ts";
import type { Registry } from "../registry.ts";
import { run } from "../run.ts";

/**
 * The README of each published package: what its `npm install` line names is enough to compile its code in pnpm's strict layout.
 * A README without such a line is a command's, or leads to another.
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
      if (blocks.length === 0) throw new Error("there is no TypeScript in it");
      await install(project, line.split(" "), published, registry);
      await compileBlocks(project, blocks);
      return `all code compiles with nothing else installed (blocks: ${blocks.length})`;
    };
    cells.push(await tryCell(file, `npm install ${line}`, attempt));
  }
  return cells;
}

// ```ts            the fence opens, with an info string
// …
// ```              and closes
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
