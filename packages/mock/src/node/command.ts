import { existsSync } from "node:fs";
import { mockToken } from "../mock-token.ts";
import { helpText } from "./command-flags.ts";
import { readCommand } from "./command-options.ts";
import { type MockServer, type MockServerOptions, startMockServer } from "./start-mock-server.ts";

/**
 * The command `ev-vehicles-mock`. Exit status: 0 when it is ended by a signal, 1 when it cannot start, 2 for bad flags.
 *
 * @param args The arguments after the command's name.
 * @param site A directory with a reference site to serve, if it is there and `--site` names no other.
 */
export async function main(args: readonly string[], site?: string): Promise<void> {
  const command = readCommand(args);
  if (command.kind === "help") {
    console.log(helpText());
  } else if (command.kind === "mistake") {
    console.error(`ev-vehicles-mock: ${command.message}\nSee ev-vehicles-mock --help.`);
    process.exitCode = 2;
  } else {
    await listen(site !== undefined && existsSync(site) ? { site, ...command.options } : command.options);
  }
}

async function listen(options: MockServerOptions): Promise<void> {
  try {
    const server = await startMockServer(options);
    endOnSignal(server);
    console.log(greeting(server.url, options));
  } catch (error) {
    console.error(`ev-vehicles-mock: ${reasonOf(error, options)}`);
    process.exitCode = 1;
  }
}

function endOnSignal(server: MockServer): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void server.close());
  }
}

function reasonOf(error: unknown, { port = 4010 }: MockServerOptions): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") {
    return `port ${port} is in use. Choose another with --port, or --port 0 for any that is free.`;
  }
  if (code === "EACCES") {
    return `port ${port} may not be used without more rights. Choose one above 1023 with --port.`;
  }
  return error instanceof Error ? error.message : String(error);
}

function greeting(url: string, { site }: MockServerOptions): string {
  const pages = site === undefined ? "" : `Reference and guides: ${new URL("/", url).href}\n`;
  return `The ev.energy v2 Vehicles API in memory: ${url}
${pages}Ready token: ${mockToken}

  curl -H "Authorization: Bearer ${mockToken}" "${url}/vehicles?page_size=2"

Ctrl-C ends it.`;
}
