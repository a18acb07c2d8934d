import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("./worker.ts", import.meta.url));

/** What a process says about its spending. */
export interface Spending {
  readonly sent: number;
  readonly rejected: number;
  /** How many of its callers ended because the budget was spent. */
  readonly spent: number;
}

/** A process of its own, that shares Redis with others. */
export interface Worker {
  readonly process: ChildProcess;
  ask(message: object): Promise<unknown>;
}

/** Starts a worker and waits until it is connected. */
export async function startWorker(env: Record<string, string>): Promise<Worker> {
  const child = fork(program, { env: { ...process.env, ...env } });
  await once(child, "message");
  return {
    process: child,
    ask: async (message) => {
      child.send(message);
      const [answer] = await once(child, "message");
      return answer;
    },
  };
}

/** Lets all of them spend at once, and adds up what they say. */
export async function spend(
  workers: readonly Worker[],
  callers: number,
  offsetMs: number,
): Promise<Spending> {
  const asked = workers.map((worker) => worker.ask({ do: "spend", callers, offsetMs }));
  const answers = (await Promise.all(asked)) as Spending[];
  return answers.reduce((sum, { sent, rejected, spent }) => ({
    sent: sum.sent + sent,
    rejected: sum.rejected + rejected,
    spent: sum.spent + spent,
  }));
}
