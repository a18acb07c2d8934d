import type { CallRecord } from "../world/call-record.ts";
import type { World } from "../world/world.ts";

/**
 * The kinds of errors with which a call may fail: all except `configuration`, because the callers in a world configure their
 * clients correctly.
 */
const kinds: ReadonlySet<string> = new Set(
  (
    "abort budget conflict contentTooLarge forbidden invalidResponse methodNotAllowed network notAcceptable notFound " +
    "pagination rateLimited redirect rejected server timeout token unauthorized unexpected validation"
  ).split(" "),
);

/** The result of a call: its data, or the client's error. */
export interface Outcome {
  readonly data?: unknown;
  readonly error?: CallError;
}

export interface CallError {
  readonly kind: string;
  readonly message: string;
  readonly status?: number;
  readonly neverSent?: boolean;
  readonly code?: string;
}

/** Runs a call of a process to its end. If the process crashes before that, the promise never settles. */
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
    outcome = error === undefined ? { data } : { error: error as CallError };
  } catch (thrown) {
    outcome = { error: thrown as CallError };
  }
  record.check();
  world.calls.delete(record);
  checkError(world, record, outcome.error);
  world.say(() => `ends ${record.name}: ${outcome.error ? describe(outcome.error) : "success"}`);
  return outcome;
}

function checkError(world: World, { name, abortedAt }: CallRecord, error: CallError | undefined): void {
  if (error === undefined) return;
  world.tokens.check(`the error of ${name}`, error);
  // An aborted walk throws the reason of its signal.
  if (abortedAt !== undefined && String(error).includes("the caller aborted")) return;
  if (!kinds.has(String(Object(error).kind))) {
    world.fail("errors are the client's", `${name} failed with ${describe(error)}`);
  }
}

export function describe(error: CallError): string {
  const { cause } = error as { cause?: unknown };
  const why = Object(error).kind === undefined && cause ? `, because ${String(cause)}` : "";
  return `${String((error as unknown as Error).name)} (${error.kind}): ${error.message}${why}`;
}
