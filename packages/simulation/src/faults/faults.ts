import type { Patch } from "../runner/sources.ts";

/** A fault that is put back on purpose, to see that worlds find it. */
export interface Fault {
  readonly name: string;
  /** What is wrong with it. */
  readonly what: string;
  readonly patches: readonly Patch[];
}

const patch = (file: string, find: string, replace: string): Patch => ({ file, find, replace });

export const faults: readonly Fault[] = [
  {
    name: "never-sent-by-code",
    what: "An unreachable host is taken for proof that nothing was sent, also if a read says so.",
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
    what: "A call that gives up while its token is fetched keeps its slot.",
    patches: [patch("client/src/request/send-request.ts", "    void slot?.release({ sent: false });\n", "")],
  },
  {
    name: "slot-kept-by-failure",
    what: "A request that fails keeps its slot.",
    patches: [
      patch(
        "client/src/request/sent-request.ts",
        "    this.#release({ sent: !neverLeft });\n",
        "    this.#released = true;\n",
      ),
    ],
  },
  {
    name: "position-counts",
    what: "Pages are not cut to the limit, and a cut page has the position after all that it held.",
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
    what: "A refresh token that could not be saved is forgotten: the next renewal uses the one before.",
    patches: [
      patch(
        "client/src/auth/oauth/cache/cached-token.ts",
        "    await this.#saver.save().catch(() => {});\n    return (this.#current as TokenLife)",
        "    await this.#saver.save().catch(() => { const { refreshToken: _, ...rest } = (this.#current as TokenLife).token; this.#current = new TokenLife({ ...rest, refreshToken: this.#options.initial?.refreshToken as string }); });\n    return (this.#current as TokenLife)",
      ),
    ],
  },
  {
    name: "renewal-cut-short",
    what: "A renewal of a refresh token that was sent is aborted when its caller gives up.",
    patches: [
      patch("client/src/auth/oauth/cache/cached-token.ts", "      onSending: control.mustFinish,\n", ""),
    ],
  },
  {
    name: "renewal-not-shared",
    what: "Each call renews the token for itself.",
    patches: [
      patch("client/src/auth/oauth/cache/cached-token.ts", "    if (!this.#renewal?.running) {\n", "    {\n"),
    ],
  },
  {
    name: "wall-clock",
    what: "The budget measures its hour by the wall clock.",
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
    what: "The time that a call has left is measured by the wall clock.",
    patches: [
      patch("client/src/request/start-call.ts", "endsAt: performance.now() +", "endsAt: Date.now() +"),
      patch(
        "client/src/request/within-time.ts",
        "return endsAt - performance.now();",
        "return endsAt - Date.now();",
      ),
    ],
  },
  {
    name: "waiter-not-woken",
    what: "When a slot is released the callers that wait for it are not woken.",
    patches: [
      patch(
        "client/src/rate-limit/acquire-slot.ts",
        "releaseOnce(acquired, () => void ofStore.get(bucket)?.askStore())",
        "releaseOnce(acquired, () => {})",
      ),
    ],
  },
  {
    name: "post-retried",
    what: "A write is retried after a timeout, as a read is.",
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
    patches: [patch("client/src/request/send-request.ts", `redirect: "manual"`, `redirect: "follow"`)],
  },
  {
    name: "echo-not-redacted",
    what: "An error shows what a proxy repeats of the request's headers.",
    patches: [
      patch("client/src/request/perform-call.ts", "call.redaction.apply(result.error)", "result.error"),
    ],
  },
  {
    name: "timer-left",
    what: "The timer of a finished call goes on.",
    patches: [
      patch(
        "client/src/request/within-time.ts",
        "    const finish = () => {\n      cancelTimer();\n",
        "    const finish = () => {\n",
      ),
    ],
  },
  {
    name: "listener-left",
    what: "A call leaves its listener on the caller's signal.",
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
    what: "A 429 does not stop the other callers of the budget.",
    patches: [
      patch("client/src/rate-limit/memory-bucket.ts", "      this.#pausedUntil = now + retryAfterMs;\n", ""),
    ],
  },
  {
    name: "end-event-missing",
    what: "A request that a timeout cuts short has no `failure` event.",
    patches: [
      patch(
        "client/src/request/sent-request.ts",
        '    if (!response || (error && !("status" in error))) {\n',
        '    if (!response && error?.kind === "timeout") return;\n    if (!response || (error && !("status" in error))) {\n',
      ),
    ],
  },
  {
    name: "missing-link-ends",
    what: "A list whose Link header was stripped looks as if it ended.",
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
    what: "A slot is free an hour after its request was sent, which can be before the API's hour is over.",
    patches: [
      patch(
        "client/src/rate-limit/memory-bucket.ts",
        "    } else {\n      this.#log(limit === undefined ? this.#unconfirmed : this.#confirmed, now);",
        "    } else {\n      this.#log(limit === undefined ? this.#unconfirmed : this.#confirmed, mark.time);",
      ),
    ],
  },
  {
    name: "another-user",
    what: "Calls that run at the same time share the headers of the first.",
    patches: [
      patch(
        "client/src/request/start-call.ts",
        "options: user === undefined ? rest : { ...rest, headers: withUser(rest.headers, userId(user)) },",
        "options: user === undefined ? rest : { ...rest, headers: (globalThis as any).lastUser ??= (setTimeout(() => { (globalThis as any).lastUser = undefined; }, 0), withUser(rest.headers, userId(user))) },",
      ),
    ],
  },
  {
    name: "redis-slot-not-returned",
    what: "Redis keeps the slot of a request that was never sent until its lease ends.",
    patches: [
      patch(
        "redis/src/budget/redis-budget-store.ts",
        "      await reachability.run(() => returnSlot(bucket, ticket));\n",
        "      void ticket;\n",
      ),
    ],
  },
  {
    name: "redis-forgets-requests",
    what: "Redis does not count the requests that have ended.",
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
    what: "Processes renew a token at the same time, although the lock is held.",
    patches: [
      patch("redis/src/token/token-scripts.ts", "if holder and holder ~= ARGV[1] then return 0 end", ""),
    ],
  },
];
