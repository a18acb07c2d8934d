import { type Cell, tryCell } from "../cell.ts";
import { compile, compilers } from "../compile.ts";
import { run } from "../run.ts";
import { versionOf } from "../toolbox.ts";

/**
 * A user's library in pnpm's strict layout, with only the client installed: its code and its declarations compile, and the client
 * finds everything that it imports.
 *
 * @param install Installs the project and returns its folder.
 */
export async function isolatedCells(install: () => Promise<string>): Promise<Cell[]> {
  let project = "";
  const load = await tryCell("pnpm, strict", "only the client", async () => {
    project = await install();
    const entries = ["client", "client/oauth", "client/validate", "client/webhooks"];
    const imports = entries.map((entry) => `await import("@ev-vehicles/${entry}");`).join(" ");
    await run(process.execPath, ["--input-type=module", "--eval", imports], { cwd: project });
    return `${entries.join(", ")} load`;
  });
  if (load.result !== "works") return [load];
  const cells = [load];
  for (const compiler of compilers) {
    const emit = { declaration: true, noEmit: false, emitDeclarationOnly: true, outDir: "dist" };
    const attempt = async () => {
      await compile(project, compiler, ["fleet.ts"], emit);
      return "types come from @ev-vehicles/client, and declarations of inferred types are emitted";
    };
    cells.push(await tryCell("pnpm, strict", `TypeScript ${versionOf(compiler)}, declarations`, attempt));
  }
  return cells;
}
