import type { OpenApiDocument } from "@ev-vehicles/openapi";
import { withDescription } from "./with-description.ts";

/** The lines of every command's help; in which order it lists its flags says nothing. */
export function commandsOf(document: OpenApiDocument): Promise<readonly string[]> {
  return withDescription(document, async () => {
    // @boundaries-ignore the parts themselves are tried, on a description of the test
    const { createProgram } = await import("../../../cli/src/commands/program.ts");
    const nowhere = { write: () => true, columns: 100, isTTY: false };
    const around = { env: {}, stdout: nowhere, stderr: nowhere } as unknown as Parameters<
      typeof createProgram
    >[0];
    const program = createProgram(around, () => {});
    return program.commands.map((command) =>
      [command.name(), ...command.helpInformation().split("\n").sort()].join("\n"),
    );
  });
}
