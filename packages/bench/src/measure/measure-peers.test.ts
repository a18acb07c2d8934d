import { expect, test } from "vitest";
import { measurePeers } from "./measure-peers.ts";

const wire = { body: '[{"id":1}]', headers: { "content-type": "application/json" } };
const work = { baseUrl: "https://api.ev.energy/v2", concurrency: 2, wire } as const;
const schedule = { generations: 2, rounds: 3, sampleMs: 1, warmUpMs: 1 };

test("measurePeers measures each peer in every round of every generation of processes", async () => {
  const peers = ["fetch", "ours"] as const;
  const samples = await measurePeers(
    peers.map((peer) => ({ ...work, peer })),
    wire.body,
    schedule,
  );
  expect(samples.map(({ name }) => name)).toEqual(["fetch, the limit", "@ev-vehicles/client"]);
  for (const { cpu, clock } of samples) {
    expect(cpu).toHaveLength(6);
    expect(clock).toHaveLength(6);
    expect(Math.min(...clock)).toBeGreaterThan(0);
  }
});

test("measurePeers rejects a peer that returns a wrong result, and shows the result", async () => {
  await expect(measurePeers([{ ...work, peer: "fetch" }], "[]", schedule)).rejects.toThrow(
    'fetch, the limit returned [{"id":1}]',
  );
});
