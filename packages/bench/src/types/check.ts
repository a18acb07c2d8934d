import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The compiler's figures for checking a program once. */
export interface CheckReport {
  readonly instantiations: number;
  readonly seconds: number;
  readonly megabytes: number;
}

const folder = fileURLToPath(new URL("../../generated/types/", import.meta.url));

/**
 * Checks a program with one of the installed compilers.
 *
 * @throws {Error} with the compiler's messages if the program has errors.
 */
export function check(compiler: "typescript" | "typescript-7", source: string): CheckReport {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}program.ts`, source);
  // A typical user's configuration: strict, and without checks of the packages' declarations.
  const compilerOptions = { lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable"], types: [] };
  const config = { extends: "../../../../tsconfig.base.json", compilerOptions, files: ["program.ts"] };
  writeFileSync(`${folder}tsconfig.json`, JSON.stringify(config));
  const tsc = fileURLToPath(new URL(`../../node_modules/${compiler}/bin/tsc`, import.meta.url));
  let report: string;
  try {
    const args = [tsc, "--project", folder, "--extendedDiagnostics"];
    report = execFileSync(process.execPath, args, { encoding: "utf8" });
  } catch (error) {
    throw new Error(
      `${compiler} found errors in the benchmark's program:\n${(error as { stdout?: string }).stdout}`,
    );
  }
  const read = (name: string): number =>
    Number(new RegExp(`^${name}:\\s*([\\d.,]+)`, "m").exec(report)?.[1]?.replaceAll(",", ""));
  return {
    instantiations: read("Instantiations"),
    seconds: read("Check time"),
    megabytes: read("Memory used") / 1000,
  };
}
