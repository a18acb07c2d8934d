import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { type Cell, tryCell } from "../cell.ts";
import { compile, compilers, resolveAs } from "../compile.ts";
import { versionOf } from "../toolbox.ts";

const resolutions = ["bundler", "node16", "nodenext"];

/** Compiles against the declarations with each compiler and module resolution, from an ES module and from CommonJS. */
export async function typescriptCells(project: string): Promise<Cell[]> {
  copyFileSync(join(project, "typed.mts"), join(project, "typed.cts"));
  const cells: Cell[] = [];
  for (const compiler of compilers) {
    const where = `TypeScript ${versionOf(compiler)}`;
    for (const resolution of resolutions) {
      for (const skipLibCheck of [false, true]) {
        const trial = `${resolution}, ${skipLibCheck ? "skipLibCheck" : "libraries checked"}`;
        cells.push(
          await tryCell(where, trial, () => compileTyped(project, compiler, resolution, skipLibCheck)),
        );
      }
      const companions = () => compileCompanions(project, compiler, resolution);
      cells.push(await tryCell(where, `${resolution}, companions`, companions));
    }
  }
  return cells;
}

/**
 * Compiles `typed.mts` with only the web's types, as in a browser or worker, and `typed-node.mts`, which starts the mock's
 * server, with Node's types.
 */
async function compileTyped(
  project: string,
  compiler: string,
  resolution: string,
  skipLibCheck: boolean,
): Promise<string> {
  const options = { ...resolveAs(resolution), skipLibCheck };
  const webFiles = resolution === "bundler" ? ["typed.mts"] : ["typed.mts", "typed.cts"];
  await compile(project, compiler, webFiles, options);
  await compile(project, compiler, ["typed-node.mts"], { ...options, types: ["node"] });
  return `${[...webFiles, "typed-node.mts"].join(", ")} compile; wrong uses are errors`;
}

/** Compiles a file that passes the client to openapi-react-query and swr-openapi. */
async function compileCompanions(project: string, compiler: string, resolution: string): Promise<string> {
  await compile(project, compiler, ["companions.mts"], { ...resolveAs(resolution), skipLibCheck: true });
  return "openapi-react-query and swr-openapi accept the client without a cast";
}
