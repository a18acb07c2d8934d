import type { FailedWith } from "../callers/call.ts";
import type { ClientProcess } from "../world/client-process.ts";
import type { World } from "../world/world.ts";

/**
 * At the end of a world everything works again, and every process makes one more call: a process that was given the
 * refresh token that is good now has to succeed with it, and storage has to have it then.
 */
export async function checkTokensKept(world: World, untilQuiet: () => Promise<void>): Promise<void> {
  world.network.healthy = true;
  world.disk.state = "works";
  if (world.redis) world.redis.state = "up";
  // A place that was too slow to save a token is left alone for a while.
  world.time.later(90_000, () => {});
  await untilQuiet();
  const { sharing } = world.plan;
  const owners = world.processes.filter(({ auth, running }) => auth === "user" && running);
  const kept = new Map(
    owners.map((process) => [
      process,
      world.tokens.has(process.running as object as never, process.account) ||
        // Another process has saved it where this one looks.
        (sharing !== "nothing" && world.sharedHasCurrent(process.account)),
    ]),
  );
  for (const process of owners) {
    if (!kept.get(process)) continue;
    let error = await lastCall(world, process, untilQuiet);
    // A call renews its token once. If another process' token was revoked, too, the next call goes on.
    if (error?.kind === "unauthorized") error = await lastCall(world, process, untilQuiet);
    if (world.violation) return;
    if (error) {
      const why = `${process.name} has the good refresh token, and its next call fails: ${error.message}`;
      return world.fail("a refresh token is kept", why);
    }
  }
  for (const process of owners) {
    const { account } = process;
    // With a shared store there are two places, and one is enough: another process may save its older token last.
    const isSaved =
      world.diskHasCurrent(account) || (sharing !== "nothing" && world.sharedHasCurrent(account));
    if (!kept.get(process) || isSaved || world.redis?.disturbed) continue;
    world.fail("a refresh token is kept", `storage works, and does not have the token of ${process.name}`);
  }
}

async function lastCall(
  world: World,
  process: ClientProcess,
  untilQuiet: () => Promise<void>,
): Promise<FailedWith | undefined> {
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
  return (ended ? error : new Error("it never ends")) as FailedWith | undefined;
}
