/**
 * The faults that `pnpm simulate --fault` injects into the packages, to check that the simulation finds them. The table
 * below is in one file, despite its length, because readers search it for the name of a fault or the path of a source.
 */
import type { Patch } from "../runner/sources.ts";

export interface Fault {
  readonly name: string;
  /** What goes wrong with the fault, as a sentence. */
  readonly what: string;
  readonly patches: readonly Patch[];
}

const patch = (file: string, find: string, replace: string): Patch => ({ file, find, replace });

export const faults: readonly Fault[] = [
  {
    name: "never-sent-by-code",
    what: "An unreachable host counts as proof that nothing was sent, even if a read reports it.",
    patches: [
      patch(
        "client/src/errors/network-failure.ts",
        `      syscall === "connect" ||\n`,
        `      syscall === "connect" || code === "EHOSTUNREACH" || code === "ECONNRESET" ||\n`,
      ),
    ],
  },
  {
    name: "slot-not-released",
    what: "A call that gives up while it waits for its token keeps its slot.",
    patches: [patch("client/src/request/send-request.ts", "    void slot?.release({ sent: false });\n", "")],
  },
  {
    name: "slot-not-released-by-failure",
    what: "A request that fails keeps its slot.",
    patches: [
      patch(
        "client/src/request/sent-request.ts",
        "    this.#release({ sent: !neverSent });\n",
        "    this.#released = true;\n",
      ),
    ],
  },
  {
    name: "cut-page-position",
    what: "Requested pages exceed the limit, and a page that is cut to it has the position after its uncut items.",
    patches: [
      patch("helpers/src/pagination/links/page-query.ts", "Math.min(walk.pageSize, left)", "walk.pageSize"),
      patch(
        "helpers/src/pagination/walk/page.ts",
        "cut ? undefined : knownPosition(neighbours)",
        "knownPosition(neighbours)",
      ),
    ],
  },
  {
    name: "refresh-token-dropped",
    what: "A refresh token that could not be saved is dropped: the next renewal uses the previous one.",
    patches: [
      patch(
        "client/src/auth/oauth/cache/cached-token.ts",
        "    await this.#saver.save().catch(() => {});\n    return (this.#current as TokenLife)",
        "    await this.#saver.save().catch(() => { const { refreshToken: _, ...rest } = (this.#current as TokenLife).token; this.#current = new TokenLife({ ...rest, refreshToken: this.#options.initial?.refreshToken as string }); });\n    return (this.#current as TokenLife)",
      ),
    ],
  },
  {
    name: "renewal-aborted",
    what: "A renewal that has sent its refresh token is aborted when its caller gives up.",
    patches: [
      patch("client/src/auth/oauth/cache/cached-token.ts", "      onSending: control.mustFinish,\n", ""),
    ],
  },
  {
    name: "renewal-not-shared",
    what: "Concurrent calls each renew the token.",
    patches: [
      patch("client/src/auth/oauth/cache/cached-token.ts", "    if (!this.#renewal?.running) {\n", "    {\n"),
    ],
  },
  {
    name: "wall-clock",
    what: "The budget measures its hour with the wall clock.",
    patches: [
      patch(
        "client/src/rate-limit/memory-bucket.ts",
        "  acquire(): Acquired {\n    const now = performance.now();",
        "  acquire(): Acquired {\n    const now = Date.now();",
      ),
      patch(
        "client/src/rate-limit/memory-bucket.ts",
        "      return;\n    }\n    const now = performance.now();",
        "      return;\n    }\n    const now = Date.now();",
      ),
    ],
  },
  {
    name: "wall-clock-deadline",
    what: "The remaining time of a call is measured with the wall clock.",
    patches: [
      patch("client/src/request/call.ts", "endsAt: performance.now() +", "endsAt: Date.now() +"),
      patch(
        "client/src/request/deadline.ts",
        "return endsAt - performance.now();",
        "return endsAt - Date.now();",
      ),
    ],
  },
  {
    name: "waiter-not-woken",
    what: "When a slot is released, waiting callers are not woken.",
    patches: [
      patch(
        "client/src/rate-limit/acquire-slot.ts",
        "releaseOnce(acquired, () => void storeQueues.get(bucket)?.serve())",
        "releaseOnce(acquired, () => {})",
      ),
    ],
  },
  {
    name: "post-retried",
    what: "A write is retried after a timeout, like a read.",
    patches: [
      patch(
        "client/src/request/retry.ts",
        `methods = ["GET", "HEAD", "OPTIONS"],\n    statuses`,
        `methods = ["GET", "HEAD", "OPTIONS", "POST", "PATCH"],\n    statuses`,
      ),
    ],
  },
  {
    name: "redirect-followed",
    what: "Redirects are followed.",
    patches: [patch("client/src/request/transmit.ts", `redirect: "manual"`, `redirect: "follow"`)],
  },
  {
    name: "echo-not-redacted",
    what: "An error contains the request headers that a proxy repeats.",
    patches: [
      patch("client/src/request/perform-call.ts", "call.redaction.apply(result.error)", "result.error"),
    ],
  },
  {
    name: "timer-leaked",
    what: "The timer of a finished call is not cleared.",
    patches: [
      patch(
        "client/src/request/deadline.ts",
        "    const finish = () => {\n      cancelTimer();\n",
        "    const finish = () => {\n",
      ),
    ],
  },
  {
    name: "listener-leaked",
    what: "A call does not remove its listener from the caller's signal.",
    patches: [
      patch(
        "client/src/request/on-abort.ts",
        "    if (!callbacks.delete(callback) || callbacks.size > 0) return;\n",
        "    return;\n",
      ),
    ],
  },
  {
    name: "pause-ignored",
    what: "A 429 does not pause the other callers of the budget.",
    patches: [
      patch("client/src/rate-limit/memory-bucket.ts", "      this.#pausedUntil = now + retryAfterMs;\n", ""),
    ],
  },
  {
    name: "end-event-missing",
    what: "A request that times out has no `failure` event.",
    patches: [
      patch(
        "client/src/request/sent-request.ts",
        '    if (!response || (error && !("status" in error))) {\n',
        '    if (!response && error?.kind === "timeout") return;\n    if (!response || (error && !("status" in error))) {\n',
      ),
    ],
  },
  {
    name: "missing-link-ends-list",
    what: "A list without its Link header looks complete.",
    patches: [
      patch(
        "helpers/src/pagination/walk/walk-pages.ts",
        "if (nextLink === undefined && left > 0) throw neighbours.missingLinkError(relation);",
        "",
      ),
    ],
  },
  {
    name: "hour-from-sending",
    what: "A slot becomes free an hour after its request was sent, which can be before the API's hour is over.",
    patches: [
      patch(
        "client/src/rate-limit/memory-bucket.ts",
        "    } else {\n      this.#log(limit === undefined ? this.#unconfirmed : this.#confirmed, now);",
        "    } else {\n      this.#log(limit === undefined ? this.#unconfirmed : this.#confirmed, snapshot.time);",
      ),
    ],
  },
  {
    name: "headers-shared",
    what: "Concurrent calls share the headers of the first one.",
    patches: [
      patch(
        "client/src/request/call.ts",
        "options: user === undefined ? rest : { ...rest, headers: withUser(rest.headers, userId(user)) },",
        "options: user === undefined ? rest : { ...rest, headers: (globalThis as any).lastUser ??= (setTimeout(() => { (globalThis as any).lastUser = undefined; }, 0), withUser(rest.headers, userId(user))) },",
      ),
    ],
  },
  {
    name: "redis-slot-not-returned",
    what: "Redis keeps the slot of a request that was never sent until the slot's lease expires.",
    patches: [
      patch(
        "redis/src/budget/redis-budget-store.ts",
        "      await reachability.run(() => releaseUnsent(bucket, ticket));\n",
        "      void ticket;\n",
      ),
    ],
  },
  {
    name: "redis-forgets-requests",
    what: "Redis does not count finished requests.",
    patches: [
      patch(
        "redis/src/budget/release-script.ts",
        "    redis.call('ZADD', sent, hourEnds, ticket)\n",
        "    if not counted then redis.call('ZADD', sent, hourEnds, ticket) end\n",
      ),
    ],
  },
  {
    name: "redis-lock-ignored",
    what: "Processes renew a token concurrently, although one holds the lock.",
    patches: [
      patch("redis/src/token/token-scripts.ts", "if holder and holder ~= ARGV[1] then return 0 end", ""),
    ],
  },
];
