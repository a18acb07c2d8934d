/**
 * The processor time that this process has used, in milliseconds, including its compiler and garbage collector threads.
 * Unlike the time by the clock, it does not grow while the process waits for a processor.
 */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
