/**
 * The workflows against any server:
 *
 *     EV_BASE_URL=https://api.ev.energy/v2 EV_TOKEN=… pnpm test:workflows
 *
 * or `EV_CLIENT_ID` and `EV_CLIENT_SECRET` in place of the token; without any of them, against a mock.
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
    console.log("What writes was left out: set EV_ALLOW_WRITES=1 to run it on this server.");
} finally {
  await server.close();
}
