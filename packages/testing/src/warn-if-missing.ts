import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { type ProgramName, programPath } from "./programs.ts";

declare module "vitest" {
  interface ProvidedContext {
    neededPrograms: readonly ProgramName[];
  }
}

interface WarningOptions {
  readonly globalSetup: string[];
  readonly provide: { readonly neededPrograms: readonly ProgramName[] };
}

/**
 * Options of a test project some of whose tests need a program. If the program is missing, each run warns once that those
 * tests are skipped, so that a partial run does not look like a full one.
 */
export function warnIfMissing(...neededPrograms: readonly ProgramName[]): WarningOptions {
  return { globalSetup: [fileURLToPath(import.meta.url)], provide: { neededPrograms } };
}

/** Vitest calls this before the tests of a project that has the options above. */
export default function warnAboutSkippedTests(project: TestProject): void {
  for (const name of project.config.provide.neededPrograms ?? []) {
    if (!programPath(name)) console.warn(`${name} is not installed: the tests that need it are skipped.`);
  }
}
