/** Starts tasks in the order in which they are added, and runs at most `concurrency` (at least one) at the same time. */
export function taskQueue(concurrency: number): <Result>(task: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running === 0 || running < concurrency) running++;
    else await new Promise<void>((start) => waiting.push(start));
    try {
      return await task();
    } finally {
      // Pass the slot on to the next task in the queue, so that a new task cannot acquire it first.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
