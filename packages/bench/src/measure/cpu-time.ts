/**
 * Processor time of this process so far, in milliseconds, with its compiler and garbage collector threads. Unlike
 * the clock it does not grow while other processes have the processor.
 */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
