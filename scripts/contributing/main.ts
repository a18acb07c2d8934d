/**
 * Runs the walkthrough in CONTRIBUTING.md in a clone of the last commit, to check that it works as written.
 *
 *     pnpm contributing:walk
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type WalkStep, walkSteps } from "./walk-steps.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "contributing-walk-"));
const clone = join(folder, "clone");
const env = { ...process.env, TURBO_TELEMETRY_DISABLED: "1" };

try {
  shell(`git clone --quiet --no-hardlinks "${root}" "${clone}"`, folder);
  // `pnpm spec:review` compares with main, so the clone needs a branch of that name.
  shell("git branch --force main HEAD 2>/dev/null || true", clone);
  shell("git config user.name Walker && git config user.email walker@example.com", clone);
  shell("pnpm install --frozen-lockfile --prefer-offline", clone);
  for (const step of walkSteps(readFileSync(join(clone, "CONTRIBUTING.md"), "utf8"))) runStep(step);
  console.log("\nCONTRIBUTING.md works as written.");
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function runStep(step: WalkStep): void {
  if (step.kind === "run") {
    shell(step.commands, clone);
    return;
  }
  const path = join(clone, step.file);
  console.log(`\n${step.kind} ${step.file}`);
  if (step.kind === "write") {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, step.content);
    return;
  }
  const [head, tail, ...others] = readFileSync(path, "utf8").split(step.before);
  if (head === undefined || tail === undefined || others.length > 0) {
    throw new Error(
      `${step.file}: CONTRIBUTING.md inserts before this text, which must occur exactly once: ${step.before}`,
    );
  }
  const lineBreak = step.before.startsWith("\n") ? "\n" : "";
  writeFileSync(path, head + lineBreak + step.content + step.before.slice(lineBreak.length) + tail);
}

function shell(commands: string, cwd: string): void {
  console.log(`\n$ ${commands.trim()}`);
  const { status } = spawnSync("sh", ["-ec", commands], {
    cwd,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) throw new Error(`The command failed with exit code ${status}: ${commands.trim()}`);
}
