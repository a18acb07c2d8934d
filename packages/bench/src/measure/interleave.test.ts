import { expect, test } from "vitest";
import { interleave } from "./interleave.ts";

test("each round of a benchmark runs every contestant once, and starts with a different contestant", async () => {
  const log: string[] = [];
  const contestant = (name: string) => ({
    name,
    async measure(count: number) {
      log.push(name);
      return { cpuMs: count, clockMs: 2 * count };
    },
  });
  const schedule = { rounds: 3, sampleMs: 100, warmUpMs: 50 };
  const samples = await interleave(["a", "b", "c"].map(contestant), schedule);
  expect(samples).toEqual(
    ["a", "b", "c"].map((name) => ({ name, cpu: [1000, 1000, 1000], clock: [2000, 2000, 2000] })),
  );
  expect(log.slice(-9).join("")).toBe("abcbcacab");
});
