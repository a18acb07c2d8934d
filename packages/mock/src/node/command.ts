import { existsSync } from "node:fs";
import { mockToken } from "../oauth/application.ts";
import { helpText } from "./command-flags.ts";
import { readCommand } from "./command-options.ts";
import { type MockServer, type MockServerOptions, startMockServer } from "./start-mock-server.ts";

/**
 * The command `ev-vehicles-mock`. Its exit status is 0 after a signal, 1 if it cannot start, and 2 if a flag is invalid.
 *
 * @param args The arguments after the command's name.
 * @param site The directory of a site to serve. It is ignored if it does not exist, or if `--site` is passed.
 */
export async function main(args: readonly string[], site?: string): Promise<void> {
  const command = readCommand(args);
  if (command.kind === "help") {
    console.log(helpText());
  } else if (command.kind === "invalid") {
    console.error(`ev-vehicles-mock: ${command.message}\nSee ev-vehicles-mock --help.`);
    process.exitCode = 2;
  } else {
    await listen(site !== undefined && existsSync(site) ? { site, ...command.options } : command.options);
  }
}

async function listen(options: MockServerOptions): Promise<void> {
  try {
    const server = await startMockServer(options);
    closeOnSignal(server);
    console.log(greeting(server.url, options));
  } catch (error) {
    console.error(`ev-vehicles-mock: ${describeError(error, options)}`);
    process.exitCode = 1;
  }
}

function closeOnSignal(server: MockServer): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void server.close());
  }
}

function describeError(error: unknown, { port = 4010 }: MockServerOptions): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") {
    return `port ${port} is in use. Choose another with --port, or --port 0 for any that is free.`;
  }
  if (code === "EACCES") {
    return `permission denied for port ${port}. Choose one above 1023 with --port.`;
  }
  return error instanceof Error ? error.message : String(error);
}

function greeting(url: string, { site }: MockServerOptions): string {
  const pages = site === undefined ? "" : `Reference and guides: ${new URL("/", url).href}\n`;
  return `The ev.energy v2 Vehicles API in memory: ${url}
${pages}Token: ${mockToken}

  curl -H "Authorization: Bearer ${mockToken}" "${url}/vehicles?page_size=2"

Press Ctrl-C to stop.`;
}
