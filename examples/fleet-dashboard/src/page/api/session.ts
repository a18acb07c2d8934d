import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

export interface Account {
  readonly id: string;
  readonly name: string;
  /** The ev.energy user that the account acts as; null if it sees the whole fleet. */
  readonly user: string | null;
}

export interface Session {
  readonly account: Account | null;
  /** The accounts that can sign in. */
  readonly accounts: readonly {
    readonly id: string;
    readonly name: string;
    readonly needsPassword: boolean;
  }[];
  /** The server's time; in the demo, the mock's. */
  readonly now: string;
}

/** The error if this page's own server returns an error status or can't be reached. */
export class ServerError extends Error {
  override readonly name = "ServerError";
  readonly kind = "dashboard";
}

async function fetchJson<Data>(path: string, init?: RequestInit): Promise<Data> {
  const response = await fetch(`/api/${path}`, init).catch((cause: unknown) => {
    throw new ServerError("The dashboard's server can't be reached.", { cause });
  });
  const body = await response.json().catch(() => undefined);
  if (!response.ok) {
    throw new ServerError(body?.detail ?? `The dashboard's server returned status ${response.status}.`);
  }
  return body as Data;
}

export const sessionQuery = queryOptions<Session, ServerError>({
  queryKey: ["session"],
  queryFn: ({ signal }) => fetchJson<Session>("session", { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export interface Budget {
  readonly limit: number;
  readonly remaining: number;
}

/** What is left of the hourly budget. The page's own server keeps count, so this query sends no request to the API. */
export const budgetQuery = queryOptions<Budget | null, ServerError>({
  queryKey: ["budget"],
  queryFn: ({ signal }) => fetchJson<Budget | null>("budget", { signal }),
  refetchInterval: 5_000,
});

/** Signs in, or out if there are no credentials. Removes the previous user's data. */
export function useSignIn() {
  const cache = useQueryClient();
  return useMutation<Session, ServerError, { account: string; password?: string } | null>({
    mutationFn: (credentials) =>
      credentials
        ? fetchJson("session", {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify(credentials),
          })
        : fetchJson("session", { method: "DELETE" }),
    onSuccess: (session) => {
      cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
      cache.setQueryData(sessionQuery.queryKey, session);
    },
  });
}
