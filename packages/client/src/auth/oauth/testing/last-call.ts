/**
 * A process that calls a token endpoint, prints "done", and has nothing left to do. If the process does not end then,
 * an OAuth helper has left a timer or a connection behind.
 *
 *     node last-call.ts abandoned http://127.0.0.1:4010/hang
 */
import { clientCredentials, refreshToken, revoke } from "../index.ts";

const [, , scenario = "", tokenUrl = ""] = process.argv;
const client = { clientId: "id", clientSecret: "secret", tokenUrl };
const baseUrl = "http://127.0.0.1/v2";

/** A signal that aborts after 50 ms, while the request is in flight. */
function abortedSoon(): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 50);
  return controller.signal;
}

const scenarios: Record<string, () => Promise<unknown>> = {
  success: async () => clientCredentials(client)({ baseUrl }),
  failure: async () => clientCredentials(client)({ baseUrl }),
  abandoned: async () => clientCredentials(client)({ baseUrl, signal: abortedSoon() }),
  revocation: () => revoke({ ...client, revokeUrl: tokenUrl, token: "t", signal: abortedSoon() }),
  "early renewal": async () => {
    const token = { accessToken: "a", renewAt: 0, expiresAt: Date.now() + 60_000 };
    return refreshToken({ ...client, token })({ baseUrl });
  },
  "failed onToken": async () => {
    const onToken = () => Promise.reject(new Error("disk full"));
    return refreshToken({ ...client, token: "r", onToken })({ baseUrl });
  },
};

await scenarios[scenario]?.().catch(() => {});
process.stdout.write("done\n");
