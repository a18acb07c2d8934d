import { Command } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { useProxy } from "../settings/proxy.ts";
import { operations } from "../spec/operations.ts";
import { bold, type Surroundings, wantsColour } from "../surroundings.ts";
import { completionCommand } from "./completion-command.ts";
import { exportCommand } from "./export-command.ts";
import { mcpCommand } from "./mcp-command.ts";
import { operationCommand } from "./operation-command.ts";
import { globalFlags } from "./shared-flags.ts";
import { statusCommand } from "./status-command.ts";

/** The whole command line. Its own part is small: the operations come from the description. */
export function createProgram(around: Surroundings, writeError: (text: string) => void): Command {
  const program = new Command("ev-vehicles")
    .description("The ev.energy v2 Vehicles API on the command line.")
    .version(packageJson.version)
    .addHelpText(
      "after",
      "\nExample:\n  EV_TOKEN=… ev-vehicles list-vehicles --expand trim.model --columns id,trim.model.name\n\nExit status: 0 success, 1 failure, 2 wrong usage, 130 interrupted.",
    );
  for (const option of globalFlags()) program.addOption(option);
  for (const operation of operations) program.addCommand(operationCommand(operation, around));
  program.addCommand(exportCommand(operations, around).helpGroup("Tools:"));
  program.addCommand(statusCommand(operations, around).helpGroup("Tools:"));
  program.addCommand(mcpCommand(around).helpGroup("Tools:"));
  program.addCommand(mockEntry().helpGroup("Tools:"));
  program.addCommand(completionCommand(around).helpGroup("Tools:"));
  // Only for what sends requests, and with the `fetch` that obeys it.
  program.hook("preAction", () => (around.fetch ? undefined : useProxy(around.env)));
  for (const command of withAll(program)) behave(command, around, writeError);
  return program;
}

/** For the list of commands alone: its arguments go to the mock as they are. */
function mockEntry(): Command {
  return new Command("mock")
    .summary("start a mock of the API; see mock --help")
    .description("Starts the mock.");
}

function withAll(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withAll)];
}

/** Errors are thrown, not printed: one place reports them all. */
function behave(
  command: Command,
  { env, stderr, stdout }: Surroundings,
  writeError: (text: string) => void,
): void {
  const colour = wantsColour(stdout, env);
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
      getErrHasColors: () => wantsColour(stderr, env),
    });
}
