import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("./worker.ts", import.meta.url));

/** What a worker reports after it has used the budget. */
export interface Spending {
  readonly sent: number;
  readonly rejected: number;
  /** How many of its callers stopped because the budget was spent. */
  readonly spent: number;
}

/** A process that shares Redis with others. */
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
      const [reply] = await once(child, "message");
      return reply;
    },
  };
}

/** Lets all workers use the budget at the same time, and adds up their reports. */
export async function spend(
  workers: readonly Worker[],
  callers: number,
  offsetMs: number,
): Promise<Spending> {
  const replies = workers.map((worker) => worker.ask({ do: "spend", callers, offsetMs }));
  const reports = (await Promise.all(replies)) as Spending[];
  return reports.reduce((sum, { sent, rejected, spent }) => ({
    sent: sum.sent + sent,
    rejected: sum.rejected + rejected,
    spent: sum.spent + spent,
  }));
}
