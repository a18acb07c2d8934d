/**
 * The processor time that this process has used, in milliseconds, including its compiler and garbage collector threads. Unlike the
 * clock, it stops while other processes run.
 */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
