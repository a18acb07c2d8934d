import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type MockServer, startMockServer } from "@ev-vehicles/mock/node";
import { randomNumbers } from "@ev-vehicles/testing/random-numbers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { killRunning, mockEnvironment, startCommand } from "../testing/command-process.ts";
import { rounds } from "../testing/rounds.ts";

const folder = mkdtempSync(join(tmpdir(), "ev-vehicles-export-process-"));
let server: MockServer;
let env: NodeJS.ProcessEnv;
/** The IDs of the whole list, as CSV. */
let ids: string;
/** How long a process takes to start on this machine, under its current load. */
let startMs: number;

beforeAll(async () => {
  const faults = [{ kind: "latency", value: 10 }] as const;
  server = await startMockServer({ port: 0, vehicles: 300, rateLimit: false, faults });
  env = mockEnvironment(server.url, folder);
  const startedAt = performance.now();
  await ev("--version").ended;
  startMs = performance.now() - startedAt;
  ids = (await ev("list-vehicles --output csv --columns id").ended).stdout;
  expect(ids.trim().split("\n")).toHaveLength(301);
});
afterAll(async () => {
  killRunning();
  await server.close();
  rmSync(folder, { recursive: true });
});

const ev = (args: string) => startCommand(args, env);

describe("an export in its own process", () => {
  test("an export exits with status 130 on Ctrl-C, and the error says how to resume", async () => {
    const file = join(folder, "interrupted.ndjson");
    const { child, ended } = ev(`export list-vehicles --page-size 1 --to ${file}`);
    while (!readIfPresent(`${file}.position.json`).includes('"pages": 2')) await pause(20);
    child.kill("SIGINT");
    expect(await ended).toMatchObject({
      status: 130,
      stderr: expect.stringMatching(/^ev-vehicles: interrupted\n.* continue with --resume/),
    });
  });

  test("an export fails while another process writes to the same file, and the error names that process", async () => {
    const file = join(folder, "in-use.csv");
    const command = `export list-vehicles --page-size 10 --columns id --to ${file} --resume`;
    const first = ev(command);
    while (!existsSync(`${file}.lock`)) await pause(5);
    first.child.kill("SIGSTOP");
    const second = await ev(command).ended;
    first.child.kill("SIGCONT");
    expect(second.status).toBe(1);
    expect(second.stderr).toContain(`another export is writing to it: process ${first.child.pid} on `);
    expect((await first.ended).status).toBe(0);
    expect(readFileSync(file, "utf8")).toBe(ids);
  });

  test("two exports to one file never mix their output, whenever they start", async () => {
    const random = randomNumbers(18);
    const overlap = async (round: number) => {
      const file = join(folder, `overlapping-${round}.csv`);
      const command = `export list-vehicles --page-size 30 --columns id --to ${file} --resume`;
      const first = ev(command);
      await pause(random() * 250);
      const second = ev(command);
      const both = [
        { ...(await first.ended), other: second.child.pid },
        { ...(await second.ended), other: first.child.pid },
      ];
      for (const { other, status, stderr } of both) {
        if (status === 0) expect(stderr).toMatch(/300 items in 10 pages, (already )?complete/);
        else expect(stderr).toContain(`another export is writing to it: process ${other} on `);
      }
      const failed = both.filter(({ status }) => status !== 0);
      expect(failed.length, `${both[0]?.stderr}${both[1]?.stderr}`).toBeLessThan(2);
      expect(readFileSync(file, "utf8")).toBe(ids);
    };
    for (let round = 0; round < 4 * rounds; round += 2) {
      await Promise.all([overlap(round), overlap(round + 1)]);
    }
    expect(readdirSync(folder).filter((name) => name.includes(".lock"))).toEqual([]);
  }, 600_000);

  test("an export that is killed at random moments and resumed writes every item exactly once", async () => {
    const random = randomNumbers(20_240_418);
    const minimumKills = 8 * rounds;
    let kills = 0;
    /** Exports to one file, resuming after each kill, until an export completes. */
    const exportDespiteKills = async (file: string) => {
      for (let complete = false; !complete; ) {
        const { child, ended } = ev(`export list-vehicles --page-size 3 --columns id --to ${file} --resume`);
        // Relative to the measured start time, so that even on a slow machine, some kills hit startup and some the export.
        const delayMs = startMs * (0.5 + 3 * random());
        const timer = kills < minimumKills ? setTimeout(() => child.kill("SIGKILL"), delayMs) : undefined;
        const { signal, status, stderr } = await ended;
        clearTimeout(timer);
        if (signal === "SIGKILL") {
          kills++;
          continue;
        }
        expect({ status, stderr }).toMatchObject({ status: 0, stderr: expect.stringContaining("complete") });
        complete = true;
      }
      expect(readFileSync(file, "utf8")).toBe(ids);
    };
    const lanes = [0, 1, 2, 3].map(async (lane) => {
      for (let count = 0; kills < minimumKills; count++)
        await exportDespiteKills(join(folder, `killed-${lane}-${count}.csv`));
    });
    await Promise.all(lanes);
  }, 600_000);
});

function readIfPresent(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
