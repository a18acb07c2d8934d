import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Cell, tryCell } from "../cell.ts";
import { run } from "../run.ts";
import { tool, versionOf } from "../toolbox.ts";

const compilers = ["typescript59", "typescript70"];
const resolutions = ["bundler", "node16", "nodenext"];

/** The declarations as each compiler and each way to resolve modules sees them, from an ES module and from CommonJS. */
export async function typescriptCells(project: string): Promise<Cell[]> {
  copyFileSync(join(project, "typed.mts"), join(project, "typed.cts"));
  const cells: Cell[] = [];
  for (const compiler of compilers) {
    for (const resolution of resolutions) {
      for (const skipLibCheck of [false, true]) {
        const as = `${resolution}, ${skipLibCheck ? "skipLibCheck" : "libraries checked"}`;
        const compile = () => compileTyped(project, compiler, resolution, skipLibCheck);
        cells.push(await tryCell(`TypeScript ${versionOf(compiler)}`, as, compile));
      }
    }
  }
  return cells;
}

/** Once without any types but the web's, as in a browser or worker; once with Node's, for the mock's server. */
async function compileTyped(
  project: string,
  compiler: string,
  resolution: string,
  skipLibCheck: boolean,
): Promise<string> {
  const webFiles = resolution === "bundler" ? ["typed.mts"] : ["typed.mts", "typed.cts"];
  for (const [types, files] of [
    [[], webFiles],
    [["node"], ["typed-node.mts"]],
  ]) {
    const config = join(project, "tsconfig.json");
    const compilerOptions = {
      target: "es2022",
      lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
      module: resolution === "bundler" ? "esnext" : resolution,
      moduleResolution: resolution,
      strict: true,
      noEmit: true,
      skipLibCheck,
      types,
    };
    writeFileSync(config, JSON.stringify({ compilerOptions, files }));
    await run(process.execPath, [tool(`${compiler}/bin/tsc`), "--project", config], { cwd: project });
  }
  return `${[...webFiles, "typed-node.mts"].join(", ")} compile; wrong uses do not`;
}
