import { Command } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { bold, colourEnabled, type RunContext } from "../run-context.ts";
import { useProxy } from "../settings/proxy.ts";
import { operations } from "../spec/operations.ts";
import { completionCommand } from "./completion-command.ts";
import { exportCommand } from "./export-command.ts";
import { mcpCommand } from "./mcp-command.ts";
import { operationCommand } from "./operation-command.ts";
import { globalFlags } from "./shared-flags.ts";
import { statusCommand } from "./status-command.ts";

/** Builds the whole command line: a command for each operation of the spec, and the tools. */
export function createProgram(context: RunContext, writeError: (text: string) => void): Command {
  const program = new Command("ev-vehicles")
    .description("The ev.energy v2 Vehicles API on the command line.")
    .version(packageJson.version)
    .addHelpText(
      "after",
      "\nExample:\n  EV_TOKEN=… ev-vehicles list-vehicles --expand trim.model --columns id,trim.model.name\n\nExit status: 0 success, 1 failure, 2 usage error, 130 interrupted.",
    );
  for (const option of globalFlags()) program.addOption(option);
  for (const operation of operations) program.addCommand(operationCommand(operation, context));
  program.addCommand(exportCommand(operations, context).helpGroup("Tools:"));
  program.addCommand(statusCommand(operations, context).helpGroup("Tools:"));
  program.addCommand(mcpCommand(context).helpGroup("Tools:"));
  program.addCommand(mockEntry().helpGroup("Tools:"));
  program.addCommand(completionCommand(context).helpGroup("Tools:"));
  // The proxy affects only the global `fetch`. --help and `__complete` run no action, so they skip this.
  program.hook("preAction", () => (context.fetch ? undefined : useProxy(context.env)));
  for (const command of withSubcommands(program)) configure(command, context, writeError);
  return program;
}

/** Lists `mock` in the help. `main` runs it, because all arguments go to the mock's own command unchanged. */
function mockEntry(): Command {
  return new Command("mock")
    .summary("start a mock of the API; see mock --help")
    .description("Starts the mock.");
}

function withSubcommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

/**
 * Makes commander throw its errors instead of printing them, so that `run` reports all errors. Sets the streams, width and
 * colours of the help.
 */
function configure(
  command: Command,
  { env, stderr, stdout }: RunContext,
  writeError: (text: string) => void,
): void {
  const colour = colourEnabled(stdout, env);
  command
    .exitOverride()
    .allowExcessArguments(false)
    .configureHelp({ showGlobalOptions: true, styleTitle: (title) => bold(title, colour) })
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: writeError,
      outputError: () => {},
      getOutHelpWidth: () => stdout.columns ?? 100,
      getErrHelpWidth: () => stderr.columns ?? 100,
      getOutHasColors: () => colour,
      getErrHasColors: () => colourEnabled(stderr, env),
    });
}
