import { type ChildProcess, fork } from "node:child_process";
import type { Trial } from "./try-mutants.ts";

/** Modules that were loaded stay in memory, some 60 to 170 MB a mutant: a process beyond this is replaced. */
const memoryLimitMegabytes = 900;
const timeLimitMs = 180_000;

/** A process that tries one mutant after the other, replaced by a new one whenever it has grown or died. */
export class TrialProcess {
  #child: ChildProcess | undefined;

  async try(name: string): Promise<Trial> {
    const first = await this.#tryOnce(name);
    // Retry a mutant that ended the process in a new process: earlier mutants may have been the cause.
    return first ?? (await this.#tryOnce(name)) ?? found(name, "(the process ends)");
  }

  end(): void {
    this.#child?.kill();
    this.#child = undefined;
  }

  /** `undefined` if the process ends while trying it. */
  #tryOnce(name: string): Promise<Trial | undefined> {
    this.#child ??= fork(new URL("./worker.ts", import.meta.url), {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      execArgv: ["--disable-warning=ExperimentalWarning"],
    });
    const child = this.#child;
    return new Promise((resolve, reject) => {
      const settle = (done: () => void) => {
        clearTimeout(limit);
        child.removeAllListeners();
        done();
      };
      const limit = setTimeout(() => {
        this.#child = undefined;
        child.kill("SIGKILL");
        settle(() => resolve(found(name, "(the tests hang)", timeLimitMs)));
      }, timeLimitMs);
      child.once("exit", (_, signal) => {
        this.#child = undefined;
        // No test failed: a process that ran out of memory must not count as a mutant that was found.
        const killed = new Error(`The process of “${name}” was ended by ${signal}`);
        settle(() => (signal === "SIGKILL" ? reject(killed) : resolve(undefined)));
      });
      child.once("message", (message) => {
        const trial = message as Trial;
        if (trial.megabytes > memoryLimitMegabytes) this.end();
        settle(() => resolve(trial));
      });
      child.send({ name });
    });
  }
}

/** A mutant that makes the tests hang or the process exit counts as found, too: no test run would pass. */
function found(name: string, killer: string, milliseconds = 0): Trial {
  return { name, killer, milliseconds, megabytes: 0 };
}
