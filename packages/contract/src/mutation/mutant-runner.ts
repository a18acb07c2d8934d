import {
  createVitest,
  type Reporter,
  type TestCase,
  type TestModule,
  type TestSpecification,
  type Vitest,
} from "vitest/node";
import { alteredFiles, packages, servesDescription } from "./altered-description.ts";
import { testFiles } from "./test-files.ts";

/** Runs the tests on one altered description after another, each time in a new worker. A run stops at its first failure. */
export class MutantRunner implements Reporter {
  #vitest: Vitest | undefined;
  #description = "";
  #failure: string | undefined;

  /** The first test that fails on this description, with its error; undefined if all pass. */
  async firstFailure(description: string): Promise<string | undefined> {
    this.#description = description;
    this.#failure = undefined;
    this.#vitest ??= await this.#start();
    for (const file of alteredFiles) this.#vitest.invalidateFile(file);
    const project = this.#vitest.getRootProject();
    const files = testFiles.map((file) => project.createSpecification(packages + file));
    const { unhandledErrors } = await this.#vitest.runTestSpecifications(files);
    const [error] = unhandledErrors as readonly Error[];
    return this.#failure ?? error?.message;
  }

  async close(): Promise<void> {
    await this.#vitest?.close();
  }

  onTestCaseResult(test: TestCase): void {
    const { errors } = test.result();
    if (errors) this.#stop(test.module, test.fullName, errors);
  }

  onTestModuleEnd(module: TestModule): void {
    if (module.state() === "failed") this.#stop(module, "(does not load)", module.errors());
  }

  #stop({ relativeModuleId }: TestModule, title: string, errors: readonly { message: string }[]): void {
    this.#failure ??= `${relativeModuleId}: ${title}: ${errors[0]?.message.split("\n")[0]}`;
    // Cancel the run here, because `bail` does not count a file that does not load.
    void this.#vitest?.cancelCurrentRun("test-failure");
  }

  #start(): Promise<Vitest> {
    return createVitest(
      {
        config: false,
        root: packages,
        watch: false,
        include: [...testFiles],
        pool: "threads",
        isolate: false,
        maxWorkers: 1,
        bail: 1,
        silent: true,
        // The cache on disk would serve the modules of another description.
        fsModuleCache: false,
        sequence: { sequencer: KeepOrder },
        // Few generated requests: a missing rule shows in the first ones, if at all.
        env: { EV_CONTRACT_RUNS: "16", EV_CONTRACT_SEED: "1" },
        reporters: [this],
      },
      { plugins: [servesDescription(() => this.#description)] },
    );
  }
}

/** Keeps the order of `testFiles`. */
class KeepOrder {
  sort = (files: TestSpecification[]): TestSpecification[] => files;
  shard = this.sort;
}
