import { expect, test } from "vitest";
import { interleave } from "./interleave.ts";

test("every contestant runs once in each round, and each round starts with another one", async () => {
  const log: string[] = [];
  let measuring = false;
  const contestant = (name: string) => ({
    name,
    async run() {
      if (measuring) log.push(name);
      for (const end = performance.now() + 2; performance.now() < end; );
      if (name === "c" && !measuring && ++warm > 5) measuring = true;
    },
  });
  let warm = 0;
  const samples = await interleave(["a", "b", "c"].map(contestant), { rounds: 3, sampleMs: 1, warmUpMs: 5 });
  expect(samples.map(({ name, cpu, clock }) => [name, cpu.length, clock.length])).toEqual([
    ["a", 3, 3],
    ["b", 3, 3],
    ["c", 3, 3],
  ]);
});
