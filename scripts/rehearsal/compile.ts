import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.ts";
import { tool } from "./toolbox.ts";

/** The supported compilers, by their names in the toolbox. */
export const compilers: readonly string[] = ["typescript59", "typescript70"];

/** The compiler options of a strict project that emits nothing. */
const strict = {
  target: "es2022",
  lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
  module: "nodenext",
  strict: true,
  noEmit: true,
  types: [],
};

/**
 * Compiles files of a project; rejects with the compiler's errors.
 *
 * @param options Compiler options that extend or override those of a strict project.
 */
export async function compile(
  project: string,
  compiler: string,
  files: readonly string[],
  options: object = {},
): Promise<void> {
  const config = join(project, "tsconfig.json");
  writeFileSync(config, JSON.stringify({ compilerOptions: { ...strict, ...options }, files }));
  const args = [tool(`${compiler}/bin/tsc`), "--pretty", "false", "--project", config];
  await run(process.execPath, args, { cwd: project });
}

/** The compiler options for a `moduleResolution`. */
export function resolveAs(moduleResolution: string): object {
  return { module: moduleResolution === "bundler" ? "esnext" : moduleResolution, moduleResolution };
}
