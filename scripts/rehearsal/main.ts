/**
 * Rehearses a release on loopback: clones the last commit, versions the packages, publishes them to a local Verdaccio, installs
 * them in fresh projects, and uses them in every supported runtime and with every supported compiler. Prints a table, and fails if
 * a cell fails.
 *
 *     pnpm release:rehearse           removes all temporary files
 *     pnpm release:rehearse --keep    keeps the temporary folder and prints its path
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Cell } from "./cell.ts";
import { browserCells } from "./cells/browser-cells.ts";
import { commandLineCells } from "./cells/command-line-cells.ts";
import { installLineCells } from "./cells/install-line-cells.ts";
import { isolatedCells } from "./cells/isolated-cells.ts";
import { mcpCells } from "./cells/mcp-cells.ts";
import { misspeltCells } from "./cells/misspelt-cells.ts";
import { nextCell } from "./cells/next-cell.ts";
import { redisCells } from "./cells/redis-cells.ts";
import { runtimeCells } from "./cells/runtime-cells.ts";
import { specChangeCell } from "./cells/spec-change-cell.ts";
import { tarballCells } from "./cells/tarball-cells.ts";
import { treeShakingCell } from "./cells/tree-shaking-cell.ts";
import { typescriptCells } from "./cells/typescript-cells.ts";
import { workerdCell } from "./cells/workerd-cell.ts";
import { startMockProcess } from "./mock-process.ts";
import { installProject, type ProjectName } from "./project.ts";
import { publishClone } from "./publish.ts";
import { startRegistry } from "./registry.ts";
import { run } from "./run.ts";
import { toTable } from "./table.ts";
import { installToolbox } from "./toolbox.ts";

const { values } = parseArgs({ options: { keep: { type: "boolean", default: false } } });
const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "release-rehearsal-"));

if ((await run("git", ["status", "--porcelain"], { cwd: root })) !== "") {
  console.error("Uncommitted changes are not part of the rehearsal.");
}
try {
  const cells = await rehearse();
  console.log(`\n${toTable(cells)}`);
  if (cells.some(({ result }) => result === "fails")) process.exitCode = 1;
} finally {
  if (values.keep) console.error(`\nKept in ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}

async function rehearse(): Promise<Cell[]> {
  say("Installing the runtimes");
  await installToolbox();
  say("Starting a registry");
  const registry = await startRegistry(folder);
  try {
    say("Publishing a clone of the last commit to it");
    const published = await publishClone(root, folder, registry);
    for (const [name, version] of Object.entries(published)) say(`  ${name}@${version}`);
    say("Installing the packages in a fresh project");
    const install = (name: ProjectName, manager: "npm" | "pnpm") =>
      installProject(name, manager, folder, published, registry);
    const project = await install("consumer", "npm");
    const site = join(folder, "site");
    mkdirSync(site);
    const mock = await startMockProcess(project, site);
    try {
      say("Running the trials");
      return [
        ...(await tarballCells(project, published)),
        await specChangeCell(join(folder, "clone")),
        ...(await runtimeCells(project, mock)),
        ...(await commandLineCells(project, mock)),
        ...(await mcpCells(project, mock)),
        ...(await redisCells(project)),
        await workerdCell(project, mock),
        ...(await browserCells(project, site, mock)),
        await treeShakingCell(project),
        ...(await typescriptCells(project)),
        ...(await misspeltCells(project)),
        ...(await isolatedCells(() => install("isolated", "pnpm"))),
        ...(await installLineCells(root, folder, published, registry)),
        await nextCell(() => install("next-app", "npm"), mock),
      ];
    } finally {
      await mock.close();
    }
  } finally {
    await registry.close();
  }
}

function say(text: string): void {
  console.error(text);
}
