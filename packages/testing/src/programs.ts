import { findProgram } from "./find-program.ts";

/** Programs that some tests need and a machine may lack. `script`, of util-linux, runs another program in a terminal. */
export type ProgramName = "Chromium" | "redis-server" | "script";

const paths: Record<ProgramName, string | undefined> = {
  Chromium: findProgram(["chromium", "chromium-browser", "google-chrome"]),
  "redis-server": findProgram(["redis-server"]),
  script: findProgram(["script"]),
};

/** The path of an installed program; undefined if it is missing, and then the tests that need it are skipped. */
export function programPath(name: ProgramName): string | undefined {
  return paths[name];
}
