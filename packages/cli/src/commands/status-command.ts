import { servers } from "@ev-vehicles/types";
import { Command } from "commander";
import type { OutputFormat } from "../output/format.ts";
import { writeResponse } from "../output/write-response.ts";
import type { RunContext } from "../run-context.ts";
import { type AnyClient, createClient } from "../settings/create-client.ts";
import { createDryRun } from "../settings/dry-run.ts";
import { eventLog } from "../settings/event-log.ts";
import type { ResolvedSettings } from "../settings/resolve-settings.ts";
import type { Operation } from "../spec/operation.ts";
import { csvOptions, type Flags, settingsOf } from "./invocation.ts";
import { outputFlags, readCount } from "./shared-flags.ts";
import { showRequest } from "./show-request.ts";

/** `status`: shows the server, the API version, the token's scopes and the remaining hourly budget. */
export function statusCommand(operations: readonly Operation[], context: RunContext): Command {
  const command = new Command("status")
    .summary("show server, version, scopes and budget")
    .description(
      "Shows the server, the API version, the token's scopes and the remaining hourly budget. It checks only the scopes of lists without required parameters, with one request for each scope.",
    )
    .addHelpText("after", "\nExample:\n  ev-vehicles status --output json");
  for (const option of outputFlags().filter(({ long }) => long !== "--columns")) command.addOption(option);
  return command.action(async () => {
    const flags = command.optsWithGlobals<Flags>();
    const settings = settingsOf(flags, context.env);
    const maxWait = readCount("--max-wait", flags.maxWait as string | undefined) ?? 0;
    const format = (flags.output as OutputFormat | undefined) ?? (context.stdout.isTTY ? "table" : "ndjson");
    const layout = {
      format,
      selectedColumns: undefined,
      defaultColumns: [],
      expandedCount: 0,
      ...csvOptions(flags, format),
    };
    const { env, fetch, signal, stderr } = context;
    const dryRun = flags.dryRun ? createDryRun() : undefined;
    const logger = eventLog(Boolean(flags.verbose), env, (line) => stderr.write(`${line}\n`));
    const client = createClient(settings, { maxWait, fetch, logger, dryRun });
    const read = () => readStatus(client, settings, operations, signal);
    if (dryRun) return showRequest(dryRun, read, settings, context);
    await writeResponse(await read(), layout, context);
  });
}

/**
 * For each scope, the first list that needs only this scope and no parameters. If there is no such list, the first list that
 * needs no parameters.
 */
function probes(operations: readonly Operation[]): readonly Operation[] {
  const lists = operations.filter(
    ({ list, parameters }) => list && !parameters.some(({ required }) => required === true),
  );
  const scoped = lists.filter(({ scopes }) => scopes?.length === 1);
  const firsts = scoped.filter(
    (one, index) => scoped.findIndex(({ scopes }) => scopes?.[0] === one.scopes?.[0]) === index,
  );
  return firsts.length > 0 ? firsts : lists.slice(0, 1);
}

async function readStatus(
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
    // 403 means that the scope is missing. 400 means that the user to act as is missing, so the scope remains unknown.
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
