import { cpus, loadavg, totalmem } from "node:os";

/** What the figures were measured on, and how busy it was. */
export function machine(): string {
  const [cpu] = cpus();
  const load = loadavg()[0] ?? 0;
  return `${cpu?.model.trim() ?? "unknown processor"}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}; load average ${load.toFixed(1)}`;
}
