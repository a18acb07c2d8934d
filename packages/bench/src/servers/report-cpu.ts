/** What a server process tells the benchmark: where it listens, and on request how much processor time it has used. */
export type ServerMessage = { readonly port: number } | { readonly cpuMs: number };

/** Says that the server is ready, answers questions about its processor time, and ends with the benchmark. */
export function reportReady(port: number): void {
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    tell({ cpuMs: (user + system) / 1000 });
  });
  process.on("disconnect", () => process.exit());
  tell({ port });
}

function tell(message: ServerMessage): void {
  process.send?.(message);
}
