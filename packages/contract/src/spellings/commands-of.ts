import type { OpenApiDocument } from "@ev-vehicles/openapi";
import { withDescription } from "./with-description.ts";

/** The help of every command, with sorted lines: the order of flags does not matter. */
export function commandsOf(document: OpenApiDocument): Promise<readonly string[]> {
  return withDescription(document, async () => {
    // @boundaries-ignore tests the CLI on another description
    const { createProgram } = await import("../../../cli/src/commands/program.ts");
    const noOutput = { write: () => true, columns: 100, isTTY: false };
    const environment = { env: {}, stdout: noOutput, stderr: noOutput } as unknown as Parameters<
      typeof createProgram
    >[0];
    const program = createProgram(environment, () => {});
    return program.commands.map((command) =>
      [command.name(), ...command.helpInformation().split("\n").sort()].join("\n"),
    );
  });
}
