import type { ClientEvent } from "@ev-vehicles/client";
import { UsageError } from "../errors/usage-error.ts";
import type { ExportPosition } from "./position-file.ts";
import type { ProgressLine } from "./progress-line.ts";
import { type ExportPlan, runExport } from "./run-export.ts";

/** An export that shows its progress. */
export interface ObservedExport {
  /** Takes the client's events, to show how long the client waits for the budget or before a retry. */
  readonly onEvent: (event: ClientEvent) => void;
  /** Resolves to a summary. If the export fails, the error has the summary as its `note`, unless it is a UsageError. */
  readonly run: () => Promise<string>;
}

export function exportWithProgress(
  plan: ExportPlan,
  line: ProgressLine,
  total: number | undefined,
  pageSize: number,
): ObservedExport {
  const startedAt = Date.now();
  const itemsAtStart = plan.from?.items ?? 0;
  let state: Pick<ExportPosition, "items" | "pages" | "complete"> = plan.from ?? {
    items: 0,
    pages: 0,
    complete: false,
  };
  const show = (waitingUntil?: Date) =>
    line.show({
      ...{ pages: state.pages, items: state.items, itemsAtStart, total, pageSize, waitingUntil },
      elapsedMs: Date.now() - startedAt,
      budget: plan.client.rateLimit,
    });
  const onEvent = (event: ClientEvent) => {
    if (event.type === "wait" || event.type === "retry") show(new Date(Date.now() + event.delayMs));
  };
  const summary = (end: string) =>
    `${plan.file}: ${count(state.items, "item")} in ${count(state.pages, "page")}${end}${budgetText(plan)}`;
  const run = async () => {
    if (state.complete) return summary(", already complete; use --overwrite to start over");
    try {
      show();
      for await (const position of runExport(plan)) {
        state = position;
        show();
      }
    } catch (error) {
      if (error instanceof Error && !(error instanceof UsageError))
        Object.assign(error, { note: summary(" so far; continue with --resume") });
      throw error;
    } finally {
      line.end();
    }
    return summary(state.complete ? ", complete" : ", stopped by --limit");
  };
  return { onEvent, run };
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

function budgetText({ client }: ExportPlan): string {
  return client.rateLimit ? `; ${client.rateLimit.remaining} requests left in the hourly budget.` : ".";
}
