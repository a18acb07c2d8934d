import type { CallRecord } from "../world/call-record.ts";
import type { World } from "../world/world.ts";

/**
 * The kinds of errors that a call may fail with: all but `configuration`, because the callers of a world make no such
 * mistake.
 */
const kinds: ReadonlySet<string> = new Set(
  (
    "abort budget conflict contentTooLarge forbidden invalidResponse methodNotAllowed network notAcceptable notFound " +
    "pagination rateLimited redirect rejected server timeout token unauthorized unexpected validation"
  ).split(" "),
);

/** What a call came to, with the client's error if there is one. */
export interface Outcome {
  readonly data?: unknown;
  readonly error?: FailedWith;
}

export interface FailedWith {
  readonly kind: string;
  readonly message: string;
  readonly status?: number;
  readonly neverSent?: boolean;
  readonly code?: string;
}

/** Runs a call of a process to its end. If the process crashes on the way, the promise never settles. */
export async function settleCall(
  world: World,
  record: CallRecord,
  call: () => Promise<{ data?: unknown; error?: unknown }>,
): Promise<Outcome> {
  world.calls.add(record);
  world.say(() => `begins ${record.name}`);
  let outcome: Outcome;
  try {
    const { data, error } = await call();
    outcome = error === undefined ? { data } : { error: error as FailedWith };
  } catch (thrown) {
    outcome = { error: thrown as FailedWith };
  }
  record.check();
  world.calls.delete(record);
  checkError(world, record, outcome.error);
  world.say(() => `ends ${record.name}: ${outcome.error ? describe(outcome.error) : "success"}`);
  return outcome;
}

function checkError(world: World, { name, abortedAt }: CallRecord, error: FailedWith | undefined): void {
  if (error === undefined) return;
  world.tokens.check(`the error of ${name}`, error);
  // A walk that is aborted throws its signal's reason.
  if (abortedAt !== undefined && String(error).includes("changed its mind")) return;
  if (!kinds.has(String(Object(error).kind))) {
    world.fail("errors are the client's", `${name} failed with ${describe(error)}`);
  }
}

export function describe(error: FailedWith): string {
  const { cause } = error as { cause?: unknown };
  const why = Object(error).kind === undefined && cause ? `, because ${String(cause)}` : "";
  return `${String((error as unknown as Error).name)} (${error.kind}): ${error.message}${why}`;
}
