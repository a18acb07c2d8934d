/**
 * Runs the unit tests of the published packages on the Node that runs this script, instead of the workspace's Node:
 *
 *     node scripts/unit-tests.mjs             all of them
 *     node scripts/unit-tests.mjs types mock  some of them
 *
 * Skips type tests, which do not depend on Node, and on Windows the tests of the CLI, which need a Unix shell and terminal.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const vitest = fileURLToPath(new URL("../node_modules/vitest/vitest.mjs", import.meta.url));
const packages = [
  "types",
  "helpers",
  "client",
  "mock",
  "redis",
  "mcp",
  ...(process.platform === "win32" ? [] : ["cli"]),
];
const chosen = process.argv.length > 2 ? process.argv.slice(2) : packages;

console.log(`Node ${process.version} on ${process.platform}: ${chosen.join(", ")}`);
for (const name of chosen) {
  const cwd = fileURLToPath(new URL(`../packages/${name}/`, import.meta.url));
  const args = [vitest, "run", "--typecheck.enabled=false", "--coverage.enabled=false"];
  const { status } = spawnSync(process.execPath, args, { cwd, stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
