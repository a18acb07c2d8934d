/**
 * Runs the workflows against any server:
 *
 *     EV_BASE_URL=https://api.ev.energy/v2 EV_TOKEN=… pnpm test:workflows
 *
 * Set `EV_CLIENT_ID` and `EV_CLIENT_SECRET` instead of the token if you like. Without any of these variables, a mock is
 * used.
 */
import { openWorkflowServer } from "./open-server.ts";
import { runWorkflows } from "./run-workflows.ts";

const server = await openWorkflowServer(process.env);
try {
  const files = server.writable ? (["read", "write"] as const) : (["read"] as const);
  for (const file of files) {
    const { code, output } = await runWorkflows(file, server);
    console.log(output);
    if (code !== 0) process.exitCode = 1;
  }
  if (!server.writable)
    console.log("The workflows that write were skipped. Set EV_ALLOW_WRITES=1 to run them on this server.");
} finally {
  await server.close();
}
