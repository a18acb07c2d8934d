import { AsyncLocalStorage } from "node:async_hooks";

/** A process of the simulated world. Its code is recognized by its asynchronous context. */
export interface SimulatedProcess {
  readonly name: string;
  /** False after a crash: its timers do not fire, and its promises never settle. */
  alive: boolean;
  /** Active timers, except unreferenced ones. */
  readonly timers: Set<object>;
}

/** The process and the call of the code that is running. */
export interface Running {
  readonly process: SimulatedProcess;
  /** The call that the code belongs to; undefined outside of calls. */
  readonly call?: object | undefined;
}

const running: AsyncLocalStorage<Running | undefined> = new AsyncLocalStorage();

export function runningNow(): Running | undefined {
  return running.getStore();
}

export function runAs<Value>(what: Running | undefined, run: () => Value): Value {
  return running.run(what, run);
}

/** Wraps a promise so that it never settles after its process has crashed. */
export function whileAlive<Value>(
  process: SimulatedProcess | undefined,
  promise: Promise<Value>,
): Promise<Value> {
  if (!process) return promise;
  return new Promise((resolve, reject) => {
    promise.then(
      (value) => process.alive && resolve(value),
      (error: unknown) => process.alive && reject(error),
    );
  });
}
