import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";

// The package exports neither its package.json nor its browser files: they are found beside its main module.
const source = new URL("browser/", import.meta.resolve("@scalar/api-reference"));

/** Scalar's prebuilt module and the chunks that it loads when they are needed, without their source maps. */
export function copyScalar(target: URL): void {
  for (const name of ["standalone.esm.js", "chunks"]) {
    cpSync(fileURLToPath(new URL(name, source)), fileURLToPath(new URL(name, target)), {
      recursive: true,
      filter: (file) => !file.endsWith(".map"),
    });
  }
}
