import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Cell, tryCell } from "../cell.ts";
import { run } from "../run.ts";
import { tool, versionOf } from "../toolbox.ts";
import { compilers } from "./typescript-cells.ts";

/**
 * A library of a user's, in pnpm's strict layout with nothing but the client installed: its code and its declarations compile, and
 * the client finds all that it imports.
 *
 * @param install Installs the project and gives its folder.
 */
export async function isolatedCells(install: () => Promise<string>): Promise<Cell[]> {
  let project = "";
  const load = await tryCell("pnpm, strict", "the client alone", async () => {
    project = await install();
    const entries = ["client", "client/oauth", "client/validate", "client/webhooks"];
    const imports = entries.map((entry) => `await import("@ev-vehicles/${entry}");`).join(" ");
    await run(process.execPath, ["--input-type=module", "--eval", imports], { cwd: project });
    return `${entries.join(", ")} load`;
  });
  if (load.result !== "works") return [load];
  const compile = compilers.map((compiler) =>
    tryCell("pnpm, strict", `TypeScript ${versionOf(compiler)}, declarations`, async () => {
      const compilerOptions = {
        target: "es2022",
        lib: ["es2023", "dom", "dom.iterable"],
        module: "nodenext",
        strict: true,
        declaration: true,
        emitDeclarationOnly: true,
        outDir: `dist-${compiler}`,
        types: [],
      };
      const config = join(project, `tsconfig-${compiler}.json`);
      writeFileSync(config, JSON.stringify({ compilerOptions, files: ["fleet.ts"] }));
      await run(process.execPath, [tool(`${compiler}/bin/tsc`), "--project", config], { cwd: project });
      return "types come from @ev-vehicles/client, and exports of inferred types get declarations";
    }),
  );
  return [load, ...(await Promise.all(compile))];
}
