import type { CallError } from "../callers/call.ts";
import type { ClientProcess } from "../world/client-process.ts";
import type { World } from "../world/world.ts";

/**
 * At the end of a world, ends all faults. Each process that has the current refresh token of its account then makes one more
 * call, which has to succeed. Afterwards, the token has to be in storage.
 */
export async function checkTokensKept(world: World, untilQuiet: () => Promise<void>): Promise<void> {
  world.network.healthy = true;
  world.disk.state = "works";
  if (world.redis) world.redis.state = "up";
  // After a timeout, the client waits before it saves a token again.
  world.time.later(90_000, () => {});
  await untilQuiet();
  const { sharing } = world.plan;
  const owners = world.processes.filter(({ auth, running }) => auth === "user" && running);
  const kept = new Map(
    owners.map((process) => [
      process,
      world.tokens.has(process.running as object as never, process.account) ||
        // Another process may have saved the token in the shared store.
        (sharing !== "nothing" && world.sharedHasCurrent(process.account)),
    ]),
  );
  for (const process of owners) {
    if (!kept.get(process)) continue;
    let error = await lastCall(world, process, untilQuiet);
    // A call renews its token only once. If it gets an access token that another process renewed and the API revoked, the
    // next call renews again.
    if (error?.kind === "unauthorized") error = await lastCall(world, process, untilQuiet);
    if (world.violation) return;
    if (error) {
      const why = `${process.name} has the current refresh token, but its next call fails: ${error.message}`;
      return world.fail("refresh tokens are not lost", why);
    }
  }
  for (const process of owners) {
    const { account } = process;
    // With a shared store, the token is saved on the disk and in the store. One current copy is enough, because another
    // process may have overwritten the second copy with an older token.
    const isSaved =
      world.diskHasCurrent(account) || (sharing !== "nothing" && world.sharedHasCurrent(account));
    if (!kept.get(process) || isSaved || world.redis?.disturbed) continue;
    world.fail(
      "refresh tokens are not lost",
      `storage works, but does not contain the token of ${process.name}`,
    );
  }
}

async function lastCall(
  world: World,
  process: ClientProcess,
  untilQuiet: () => Promise<void>,
): Promise<CallError | undefined> {
  let error: unknown;
  let ended = false;
  world.finalCall = true;
  process.run(undefined, () => {
    const options = { budget: false as const, totalTimeoutMs: Infinity, maxWaitMs: Infinity };
    void process.client.GET("/vehicles", options).then(
      (result) => {
        error = result.error;
        ended = true;
      },
      (thrown: unknown) => {
        error = thrown;
        ended = true;
      },
    );
  });
  await untilQuiet();
  world.finalCall = false;
  return (ended ? error : new Error("the call never ends")) as CallError | undefined;
}
