import { CommanderError } from "commander";
import { writeCandidates } from "./commands/completion-command.ts";
import type { Flags } from "./commands/invocation.ts";
import { createProgram } from "./commands/program.ts";
import { errorJson, errorText } from "./errors/error-text.ts";
import { exitCodeOf, exitCodes } from "./errors/exit-codes.ts";
import { helpHint } from "./errors/help-hint.ts";
import { UsageError } from "./errors/usage-error.ts";
import { writeText } from "./output/write-text.ts";
import { defaultConfigPath, readConfigFile } from "./settings/config-file.ts";
import { hideSecrets } from "./settings/hide-secrets.ts";
import { isConnectionError } from "./settings/name-the-server.ts";
import { proxyHint } from "./settings/proxy.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Runs one command line. Never rejects: errors go to `stderr`.
 *
 * @param args The arguments after the command's name.
 * @returns The exit status.
 */
export async function run(args: readonly string[], around: Surroundings): Promise<number> {
  const { env, signal, stderr } = around;
  let shown = "";
  const program = createProgram(around, (text) => {
    shown += text;
  });
  try {
    if (args[0] === "__complete") await writeCandidates(program, args.slice(1), around);
    else await program.parseAsync([...args], { from: "user" });
    return exitCodes.success;
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return exitCodes.success;
    if (thrown instanceof CommanderError && shown && !args.includes("--json")) {
      // Without a command, the help itself is shown.
      await writeText(stderr, shown);
      return exitCodes.usage;
    }
    const error = thrown instanceof CommanderError ? usageError(thrown) : thrown;
    const exitCode = exitCodeOf(error, signal);
    if (isConnectionError(error)) Object.assign(error, { hint: await proxyHint(env) });
    const text = args.includes("--json")
      ? errorJson(error, exitCode)
      : errorText(error, helpHint(program, args));
    await writeText(stderr, hide(text, program.opts<Flags>(), env));
    return exitCode;
  }
}

/**
 * The parser's message, without what was typed after an unknown flag's `=`: it may be a secret. Where there is no
 * command at all, its message is a name of its own.
 */
function usageError({ message }: CommanderError): UsageError {
  const text = message
    .replace("(outputHelp)", "a command is missing")
    .replace(/^error: /, "")
    .replace(/('--[^'=]*)=[^']*'/, "$1'");
  return new UsageError(text, /--[a-z\d-]+/.exec(text)?.[0]);
}

/** No response of a server and no error of a parser shows a secret, whatever it repeats. */
function hide(text: string, flags: Flags, env: NodeJS.ProcessEnv): string {
  const places = [
    flags as Record<string, string>,
    { token: env.EV_TOKEN ?? "", clientSecret: env.EV_CLIENT_SECRET ?? "" },
    secretsOfFile(flags, env),
  ];
  return places.reduce((hidden, values) => hideSecrets(hidden, values), text);
}

function secretsOfFile(flags: Flags, env: NodeJS.ProcessEnv): Record<string, string> {
  try {
    return readConfigFile(String(flags.config ?? env.EV_CONFIG ?? defaultConfigPath(env)), false);
  } catch {
    return {};
  }
}
