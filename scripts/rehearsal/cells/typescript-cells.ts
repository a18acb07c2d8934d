import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { type Cell, tryCell } from "../cell.ts";
import { compile, compilers, resolveAs } from "../compile.ts";
import { versionOf } from "../toolbox.ts";

const resolutions = ["bundler", "node16", "nodenext"];

/** The declarations as each compiler and each way to resolve modules sees them, from an ES module and from CommonJS. */
export async function typescriptCells(project: string): Promise<Cell[]> {
  copyFileSync(join(project, "typed.mts"), join(project, "typed.cts"));
  const cells: Cell[] = [];
  for (const compiler of compilers) {
    const where = `TypeScript ${versionOf(compiler)}`;
    for (const resolution of resolutions) {
      for (const skipLibCheck of [false, true]) {
        const as = `${resolution}, ${skipLibCheck ? "skipLibCheck" : "libraries checked"}`;
        cells.push(await tryCell(where, as, () => compileTyped(project, compiler, resolution, skipLibCheck)));
      }
      const companions = () => compileCompanions(project, compiler, resolution);
      cells.push(await tryCell(where, `${resolution}, companions`, companions));
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
  const options = { ...resolveAs(resolution), skipLibCheck };
  const webFiles = resolution === "bundler" ? ["typed.mts"] : ["typed.mts", "typed.cts"];
  await compile(project, compiler, webFiles, options);
  await compile(project, compiler, ["typed-node.mts"], { ...options, types: ["node"] });
  return `${[...webFiles, "typed-node.mts"].join(", ")} compile; wrong uses do not`;
}

/** openapi-react-query and swr-openapi, given the client as it is. */
async function compileCompanions(project: string, compiler: string, resolution: string): Promise<string> {
  await compile(project, compiler, ["companions.mts"], { ...resolveAs(resolution), skipLibCheck: true });
  return "openapi-react-query and swr-openapi accept the client without a cast";
}
