import { type Command, CommanderError } from "commander";
import { writeCandidates } from "./commands/completion-command.ts";
import type { Flags } from "./commands/invocation.ts";
import { createProgram } from "./commands/program.ts";
import { errorJson, errorText } from "./errors/error-text.ts";
import { exitCodeOf, exitCodes } from "./errors/exit-codes.ts";
import { UsageError } from "./errors/usage-error.ts";
import { writeText } from "./output/write-text.ts";
import type { RunContext } from "./run-context.ts";
import { defaultConfigPath, readConfigFile } from "./settings/config-file.ts";
import { isConnectionError } from "./settings/connection-error.ts";
import { proxyHint } from "./settings/proxy.ts";
import { redactSecrets } from "./settings/redact-secrets.ts";

/**
 * Runs one command line. Never rejects: errors go to `stderr`.
 *
 * @param args The arguments after the command's name.
 * @returns The exit status.
 */
export async function run(args: readonly string[], context: RunContext): Promise<number> {
  const { env, signal, stderr } = context;
  let errorOutput = "";
  const program = createProgram(context, (text) => {
    errorOutput += text;
  });
  try {
    if (args[0] === "__complete") await writeCandidates(program, args.slice(1), context);
    else await program.parseAsync([...args], { from: "user" });
    return exitCodes.success;
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return exitCodes.success;
    if (thrown instanceof CommanderError && errorOutput && !args.includes("--json")) {
      // If the command is missing, commander has written the help to `errorOutput` instead of an error.
      await writeText(stderr, errorOutput);
      return exitCodes.usage;
    }
    const error = thrown instanceof CommanderError ? usageError(thrown) : thrown;
    const exitCode = exitCodeOf(error, signal);
    if (isConnectionError(error)) Object.assign(error, { hint: await proxyHint(env) });
    const text = args.includes("--json")
      ? errorJson(error, exitCode)
      : errorText(error, helpCommand(program, args));
    await writeText(stderr, redact(text, program.opts<Flags>(), env));
    return exitCode;
  }
}

/**
 * Turns commander's error into ours. The value after an unknown flag's `=` is removed, because it may be a secret.
 * Without a command, commander's message is `(outputHelp)`.
 */
function usageError({ message }: CommanderError): UsageError {
  const text = message
    .replace("(outputHelp)", "a command is missing")
    .replace(/^error: /, "")
    .replace(/('--[^'=]*)=[^']*'/, "$1'");
  return new UsageError(text, /--[a-z\d-]+/.exec(text)?.[0]);
}

/** The command that shows the help for a command line: `ev-vehicles export list-vehicles --help`. */
function helpCommand(program: Command, args: readonly string[]): string {
  const names = [program.name()];
  let { commands } = program;
  for (const arg of args) {
    const next = commands.find((command) => command.name() === arg);
    if (!next) continue;
    names.push(arg);
    commands = next.commands;
  }
  return `${names.join(" ")} --help`;
}

/**
 * Redacts the secrets in the flags, the environment and the configuration file: a server may repeat them in a response, and
 * commander in an error.
 */
function redact(text: string, flags: Flags, env: NodeJS.ProcessEnv): string {
  const sources = [
    flags as Record<string, string>,
    { token: env.EV_TOKEN ?? "", clientSecret: env.EV_CLIENT_SECRET ?? "" },
    configFileValues(flags, env),
  ];
  return sources.reduce((redacted, values) => redactSecrets(redacted, values), text);
}

function configFileValues(flags: Flags, env: NodeJS.ProcessEnv): Record<string, string> {
  try {
    return readConfigFile(String(flags.config ?? env.EV_CONFIG ?? defaultConfigPath(env)), false);
  } catch {
    return {};
  }
}
