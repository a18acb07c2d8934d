/** The messages of a server process: the port that it listens on, and on request how much processor time it has used. */
export type ServerMessage = { readonly port: number } | { readonly cpuMs: number };

/** Reports that the server is ready, reports its processor time on request, and ends with the benchmark. */
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
