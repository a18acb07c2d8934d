/** Tries mutants, one after the other, as its parent names them: `{ index }` in, `{ index, killer }` out. */
import { readFileSync } from "node:fs";
import type { Json } from "./json-walk.ts";
import { descriptions } from "./module-hooks.ts";
import { mutationsOf } from "./mutations.ts";
import { testFiles } from "./test-files.ts";
import { touchedOperations } from "./touched-operations.ts";

// Few generated requests: a rule that is gone shows in the first ones, if it shows at all.
process.env.EV_CONTRACT_RUNS = "12";
process.env.EV_CONTRACT_SEED = "1";
console.log = () => {};

const bundle = readFileSync(new URL("../../../types/src/generated/openapi.json", import.meta.url), "utf8");
const mutations = mutationsOf(JSON.parse(bundle) as Json);

/** The test that fails, or `undefined` when none does. The index −1 is the description as it is. */
async function killerOf(index: number): Promise<string | undefined> {
  const description = JSON.parse(bundle) as Json;
  mutations[index]?.apply(description);
  const mutant = String(index + 1);
  descriptions.set(mutant, JSON.stringify(description));
  const collector = `${new URL("./test-collector.ts", import.meta.url)}?mutant=${mutant}`;
  const { onlyAbout, runCollected } = (await import(collector)) as typeof import("./test-collector.ts");
  const path = mutations[index]?.path;
  onlyAbout(touchedOperations(JSON.parse(bundle) as Json, path ?? ["paths"]));
  for (const file of testFiles) {
    try {
      await import(`${file}?mutant=${mutant}`);
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

process.on("message", async ({ index }: { index: number }) => {
  const started = performance.now();
  const killer = await killerOf(index);
  process.send?.({ index, killer, milliseconds: performance.now() - started });
});
