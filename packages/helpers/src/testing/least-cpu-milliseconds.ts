/**
 * The CPU time of `run`, in milliseconds: the minimum of a few runs, so that neither other processes nor the compilation
 * in the first run count.
 */
export function leastCpuMilliseconds(run: () => void, attempts = 5): number {
  const times = Array.from({ length: attempts }, () => {
    const before = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}
