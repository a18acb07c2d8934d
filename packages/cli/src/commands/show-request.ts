import { writeText } from "../output/write-text.ts";
import type { DryRun } from "../settings/dry-run.ts";
import { hideSecrets } from "../settings/hide-secrets.ts";
import type { ResolvedSettings } from "../settings/resolve-settings.ts";
import type { Surroundings } from "../surroundings.ts";

/** `--dry-run`: writes the first request of calls that are not sent. */
export async function showRequest(
  dryRun: DryRun,
  call: () => Promise<unknown>,
  settings: ResolvedSettings,
  { stderr, stdout }: Surroundings,
): Promise<void> {
  const request = await dryRun.firstRequest(call);
  if (request === undefined) return writeText(stderr, "No request would be sent.\n");
  await writeText(stdout, hideSecrets(request, settings));
}
