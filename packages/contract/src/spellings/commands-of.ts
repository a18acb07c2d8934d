import type { OpenApiDocument } from "@ev-vehicles/openapi";
import { vi } from "vitest";

/** The lines of every command's help; in which order it lists its flags says nothing. */
export async function commandsOf(document: OpenApiDocument): Promise<readonly string[]> {
  vi.resetModules();
  vi.doMock("@ev-vehicles/types/openapi.json", () => ({ default: document }));
  try {
    const { createProgram } = await import("../../../cli/src/commands/program.ts");
    const nowhere = { write: () => true, columns: 100, isTTY: false };
    const around = { env: {}, stdout: nowhere, stderr: nowhere } as unknown as Parameters<
      typeof createProgram
    >[0];
    const program = createProgram(around, () => {});
    return program.commands.map((command) =>
      [command.name(), ...command.helpInformation().split("\n").sort()].join("\n"),
    );
  } finally {
    vi.doUnmock("@ev-vehicles/types/openapi.json");
    vi.resetModules();
  }
}
