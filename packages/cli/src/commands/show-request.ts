import { writeText } from "../output/write-text.ts";
import type { RunContext } from "../run-context.ts";
import type { DryRun } from "../settings/dry-run.ts";
import { redactSecrets } from "../settings/redact-secrets.ts";
import type { ResolvedSettings } from "../settings/resolve-settings.ts";

/** `--dry-run`: writes the first request that `call` would send, as a curl command. */
export async function showRequest(
  dryRun: DryRun,
  call: () => Promise<unknown>,
  settings: ResolvedSettings,
  { stderr, stdout }: RunContext,
): Promise<void> {
  const request = await dryRun.firstRequest(call);
  if (request === undefined) return writeText(stderr, "No request would be sent.\n");
  await writeText(stdout, redactSecrets(request, settings));
}
