import { Command, Option } from "commander";
import { UsageError } from "../errors/usage-error.ts";
import { writeText } from "../output/write-text.ts";
import type { RunContext } from "../run-context.ts";
import { createTypedClient } from "../settings/create-client.ts";
import { eventLog } from "../settings/event-log.ts";
import { settings as allSettings } from "../settings/setting.ts";
import { type Flags, settingsOf } from "./invocation.ts";
import { readCount } from "./shared-flags.ts";

/**
 * `mcp`: serves the API to agents. The server is a separate package, because the MCP SDK is larger than everything else that
 * this command needs.
 */
export function mcpCommand(context: RunContext): Command {
  const command = new Command("mcp")
    .summary("start an MCP server for agents")
    .description(
      "Starts a Model Context Protocol server that lets agents call the API, over standard input and output or over HTTP on this machine. Without --allow-writes, operations that change something are only checked and shown. Needs the package @ev-vehicles/mcp.",
    )
    .addHelpText("after", "\nExample:\n  EV_TOKEN=… ev-vehicles mcp --http 4020")
    .addOption(new Option("--allow-writes", "send operations that change something"))
    .addOption(new Option("--http <port>", "serve over HTTP on this port of 127.0.0.1; 0 for any free port"));
  return command.action(() => serve(command.optsWithGlobals<Flags>(), context));
}

async function serve(flags: Flags, { env, fetch, signal, stderr }: RunContext): Promise<void> {
  if (flags.dryRun)
    throw new UsageError(
      "--dry-run: mcp does not support it; without --allow-writes, mcp sends no changes.",
      "--dry-run",
    );
  const port = readPort(flags.http as string | undefined);
  const settings = settingsOf(flags, env);
  const maxWait = readCount("--max-wait", flags.maxWait as string | undefined) ?? 10;
  const logger = eventLog(Boolean(flags.verbose), env, (line) => stderr.write(`${line}\n`));
  const secrets = new Set(allSettings.flatMap(({ key, secret }) => (secret ? (settings[key] ?? []) : [])));
  const onToken = (token: string) => void secrets.add(token);
  const options = {
    client: createTypedClient(settings, { maxWait, fetch, logger, onToken }),
    allowWrites: Boolean(flags.allowWrites),
    user: settings.user,
    secrets,
  };
  const { serveHttp, serveStdio } = await loadServer();
  if (port === undefined) return serveStdio(options, { signal });
  const server = await serveHttp(options, port);
  await writeText(stderr, `The MCP server is at ${server.url}; Ctrl-C ends it.\n`);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  await server.close();
}

function readPort(text: string | undefined): number | undefined {
  const port = readCount("--http", text);
  if (port === undefined || port < 65_536) return port;
  throw new UsageError(
    `--http ${port}: expected a port from 0 to 65535.`,
    "--http",
    "a port from 0 to 65535",
  );
}

/** Imports the server on demand, so that only `mcp` needs the package. */
async function loadServer(): Promise<typeof import("@ev-vehicles/mcp")> {
  try {
    return await import("@ev-vehicles/mcp");
  } catch (error) {
    const { code, message = "" } = error as NodeJS.ErrnoException;
    if (code !== "ERR_MODULE_NOT_FOUND" || !message.includes("'@ev-vehicles/mcp'")) throw error;
    throw new UsageError(
      "mcp: the package @ev-vehicles/mcp is missing. Install it: npm install --global @ev-vehicles/mcp",
    );
  }
}
