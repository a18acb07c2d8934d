import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { OpenApiDocument } from "@ev-vehicles/openapi";
import { generatedTypes } from "@ev-vehicles/scripts/generated-types";

const compiler = fileURLToPath(new URL("../../../../node_modules/typescript/bin/tsc", import.meta.url));
// A folder of the package, from which the compiler finds the helpers and openapi-fetch.
const parent = fileURLToPath(new URL("../../node_modules/", import.meta.url));
const calls = readFileSync(new URL("calls.ts.txt", import.meta.url), "utf8");

/** The compiler's errors in calls of the added operations, with the types of this description. */
export async function compileErrors(document: OpenApiDocument): Promise<readonly string[]> {
  const folder = mkdtempSync(`${parent}added-operations-`);
  try {
    writeFileSync(`${folder}/openapi.ts`, await generatedTypes(document));
    writeFileSync(`${folder}/calls.ts`, calls);
    const compilerOptions = {
      ...{ noEmit: true, strict: true, exactOptionalPropertyTypes: true, skipLibCheck: true, types: [] },
      ...{
        target: "es2022",
        module: "esnext",
        moduleResolution: "bundler",
        lib: ["es2023", "dom", "dom.iterable"],
      },
    };
    writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions, files: ["calls.ts"] }));
    const args = [compiler, "--project", folder, "--pretty", "false"];
    return await promisify(execFile)(process.execPath, args).then(
      () => [],
      (error: { stdout: string }) => error.stdout.trim().split("\n"),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
