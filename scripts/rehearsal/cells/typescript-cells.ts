import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Cell, tryCell } from "../cell.ts";
import { run } from "../run.ts";
import { tool, versionOf } from "../toolbox.ts";

/** The compilers that are supported, as the toolbox calls them. */
export const compilers: readonly string[] = ["typescript59", "typescript70"];
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
      const companions = () => compileCompanions(project, compiler, resolution);
      cells.push(await tryCell(`TypeScript ${versionOf(compiler)}`, `${resolution}, companions`, companions));
    }
    const misspelt = () => compileMisspelt(project, compiler);
    cells.push(await tryCell(`TypeScript ${versionOf(compiler)}`, "misspelt names", misspelt));
  }
  return cells;
}

/** openapi-react-query and swr-openapi, given the client as it is. */
async function compileCompanions(project: string, compiler: string, resolution: string): Promise<string> {
  await compile(project, compiler, ["companions.mts"], compilerOptions(resolution, true, []));
  return "openapi-react-query and swr-openapi accept the client without a cast";
}

/** Every line marked in `misspelt.mts` is an error with the text of its mark, and no other line is one. */
async function compileMisspelt(project: string, compiler: string): Promise<string> {
  const marks = readFileSync(join(project, "misspelt.mts"), "utf8")
    .split("\n")
    .flatMap((line, index) => {
      const [, text] = /\/\/=> (.+)$/.exec(line) ?? [];
      return text === undefined ? [] : [{ line: index + 1, text }];
    });
  const output = await compile(project, compiler, ["misspelt.mts"], {
    ...compilerOptions("nodenext", true, []),
    noErrorTruncation: true,
  }).then(
    () => "",
    (error: Error) => error.message,
  );
  const errors = [...output.matchAll(/^misspelt\.mts\((\d+),\d+\): (.+)$/gm)].map(([, line, text]) => ({
    line: Number(line),
    text: text ?? "",
  }));
  const missing = marks.filter(
    ({ line, text }) => !errors.some((error) => error.line === line && error.text.includes(text)),
  );
  const unmarked = errors.filter((error) => !marks.some(({ line }) => line === error.line));
  if (marks.length === 0 || missing.length > 0 || unmarked.length > 0) {
    throw new Error(
      `expected ${JSON.stringify(missing)}; not expected ${JSON.stringify(unmarked)}\n${output}`,
    );
  }
  return `${marks.length} misspelt names are errors, with the suggestions that are expected`;
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
  ] as const) {
    await compile(project, compiler, files, compilerOptions(resolution, skipLibCheck, types));
  }
  return `${[...webFiles, "typed-node.mts"].join(", ")} compile; wrong uses do not`;
}

function compilerOptions(resolution: string, skipLibCheck: boolean, types: readonly string[]): object {
  return {
    target: "es2022",
    lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
    module: resolution === "bundler" ? "esnext" : resolution,
    moduleResolution: resolution,
    strict: true,
    noEmit: true,
    skipLibCheck,
    types,
  };
}

async function compile(
  project: string,
  compiler: string,
  files: readonly string[],
  options: object,
): Promise<string> {
  const config = join(project, "tsconfig.json");
  writeFileSync(config, JSON.stringify({ compilerOptions: options, files }));
  const args = [tool(`${compiler}/bin/tsc`), "--pretty", "false", "--project", config];
  return run(process.execPath, args, { cwd: project });
}
