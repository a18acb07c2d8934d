import { cpuTime } from "../measure/cpu-time.ts";

/** The messages of a server process: first its port, then the processor time that it has used, in milliseconds. */
export type ServerMessage = { readonly port: number } | { readonly cpuMs: number };

/** Reports the port when the server is ready, and its processor time whenever it receives a message. The process exits with its parent. */
export function reportReady(port: number): void {
  process.on("message", () => report({ cpuMs: cpuTime() }));
  process.on("disconnect", () => process.exit());
  report({ port });
}

function report(message: ServerMessage): void {
  process.send?.(message);
}
