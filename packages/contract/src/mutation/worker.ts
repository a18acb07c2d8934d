/** Tries the mutants that its parent names, one after the other: `{ name }` in, a `Trial` out. */
import { readFileSync } from "node:fs";
import type { Json } from "./json-walk.ts";
import { descriptions } from "./module-hooks.ts";
import { mutationsOf } from "./mutations.ts";
import { testFiles } from "./test-files.ts";
import { touchedOperations } from "./touched-operations.ts";
import type { Trial } from "./try-mutants.ts";

// Few generated requests: a missing rule shows in the first ones, if at all.
process.env.EV_CONTRACT_RUNS = "16";
process.env.EV_CONTRACT_SEED = "1";
console.log = () => {};

const bundle = readFileSync(new URL("../../../types/src/generated/openapi.json", import.meta.url), "utf8");
const mutations = new Map(
  mutationsOf(JSON.parse(bundle) as Json).map((mutation) => [mutation.name, mutation]),
);
let tried = 0;

/** The test that fails, or `undefined`. Without a name, tries the unaltered description. */
async function killerOf(name: string): Promise<string | undefined> {
  const mutation = mutations.get(name);
  if (name && !mutation) throw new Error(`There is no alteration “${name}”`);
  const description = JSON.parse(bundle) as Json;
  mutation?.apply(description);
  tried += 1;
  descriptions.set(String(tried), JSON.stringify(description));
  const collector = `${new URL("./test-collector.ts", import.meta.url)}?mutant=${tried}`;
  const { onlyAbout, runCollected } = (await import(collector)) as typeof import("./test-collector.ts");
  onlyAbout(touchedOperations(JSON.parse(bundle) as Json, mutation?.path ?? ["paths"]));
  for (const file of testFiles) {
    try {
      await import(`${file}?mutant=${tried}`);
      const failure = await runCollected();
      if (failure !== undefined) return `${nameOf(file)}: ${failure}`;
    } catch (error) {
      return `${nameOf(file)} does not load: ${String(error).split("\n")[0]}`;
    }
  }
  return undefined;
}

function nameOf(file: string): string {
  return file.split("/packages/")[1] ?? file;
}

process.on("message", async ({ name }: { name: string }) => {
  const started = performance.now();
  const killer = await killerOf(name);
  const milliseconds = Math.round(performance.now() - started);
  const megabytes = Math.round(process.memoryUsage.rss() / 1e6);
  process.send?.({ name, killer, milliseconds, megabytes } satisfies Trial);
});
