import { servers } from "@ev-vehicles/types";
import { Command } from "commander";
import type { OutputFormat } from "../output/format.ts";
import { writeResponse } from "../output/write-response.ts";
import { type AnyClient, createClient } from "../settings/create-client.ts";
import { createDryRun } from "../settings/dry-run.ts";
import { eventLog } from "../settings/event-log.ts";
import type { ResolvedSettings } from "../settings/resolve-settings.ts";
import type { Operation } from "../spec/operation.ts";
import type { Surroundings } from "../surroundings.ts";
import { csvOptions, type Flags, settingsOf } from "./invocation.ts";
import { outputFlags, readCount } from "./shared-flags.ts";
import { showRequest } from "./show-request.ts";

/** `status`: which server, which version, what the token may do, and what is left of the budget. */
export function statusCommand(operations: readonly Operation[], around: Surroundings): Command {
  const command = new Command("status")
    .summary("show server, version, scopes and budget")
    .description(
      "Shows the server, the API version, the token's scopes and the rest of the hourly budget. It sends one request for each scope that a list needs.",
    )
    .addHelpText("after", "\nExample:\n  ev-vehicles status --output json");
  for (const option of outputFlags().filter(({ long }) => long !== "--columns")) command.addOption(option);
  return command.action(async () => {
    const flags = command.optsWithGlobals<Flags>();
    const settings = settingsOf(flags, around.env);
    const maxWait = readCount("--max-wait", flags.maxWait as string | undefined) ?? 0;
    const format = (flags.output as OutputFormat | undefined) ?? (around.stdout.isTTY ? "table" : "ndjson");
    const layout = { format, chosen: undefined, usual: [], expanded: 0, ...csvOptions(flags, format) };
    const { env, fetch, signal, stderr } = around;
    const dryRun = flags.dryRun ? createDryRun() : undefined;
    const logger = eventLog(Boolean(flags.verbose), env, (line) => stderr.write(`${line}\n`));
    const client = createClient(settings, { maxWait, fetch, logger, dryRun });
    const ask = () => askStatus(client, settings, operations, signal);
    if (dryRun) return showRequest(dryRun, ask, settings, around);
    await writeResponse(await ask(), layout, around);
  });
}

/** The first list for each scope that can be read without knowing an id; without any, an open one. */
function probes(operations: readonly Operation[]): readonly Operation[] {
  const free = operations.filter(
    ({ list, parameters }) => list && !parameters.some(({ required }) => required === true),
  );
  const scoped = free.filter(({ scopes }) => scopes?.length === 1);
  const firsts = scoped.filter(
    (one, index) => scoped.findIndex(({ scopes }) => scopes?.[0] === one.scopes?.[0]) === index,
  );
  return firsts.length > 0 ? firsts : free.slice(0, 1);
}

async function askStatus(
  client: AnyClient,
  settings: ResolvedSettings,
  operations: readonly Operation[],
  signal: AbortSignal,
): Promise<Readonly<Record<string, unknown>>> {
  const described = new Set(operations.flatMap(({ scopes = [] }) => scopes));
  const scopes: Record<string, string> = Object.fromEntries(
    [...described].map((scope) => [scope, "not known"]),
  );
  let version: string | null = null;
  for (const { method, path, scopes: [scope = ""] = [] } of probes(operations)) {
    const { error, response } = await client.call(method, path, {
      params: { query: { page_size: 1 } },
      signal,
    });
    version = response.headers.get("EvEnergy-Version") ?? version;
    // Refused for want of the scope, or of a user to act as: only the first says anything about it.
    if (error && error.kind !== "forbidden" && error.kind !== "validation") throw error;
    if (scope) scopes[scope] = error ? (error.kind === "forbidden" ? "no" : "not known") : "yes";
  }
  const { limit, remaining } = client.rateLimit ?? {};
  return {
    server: settings.baseUrl ?? servers.live,
    version,
    authentication: settings.token
      ? "token"
      : settings.clientId
        ? `application ${settings.clientId}`
        : "none",
    user: settings.user ?? null,
    ...scopes,
    "requests left": remaining ?? null,
    "requests per hour": limit ?? null,
  };
}
