import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

export interface Account {
  readonly id: string;
  readonly name: string;
  /** The ev.energy user that they act as; null for somebody who sees the whole fleet. */
  readonly user: string | null;
}

export interface Session {
  readonly account: Account | null;
  /** Who can sign in. */
  readonly accounts: readonly {
    readonly id: string;
    readonly name: string;
    readonly asksPassword: boolean;
  }[];
  /** The server's time: the demo's is that of its data. */
  readonly now: string;
}

/** What this page's own server reports as an error. */
export class ServerError extends Error {
  override readonly name = "ServerError";
  readonly kind = "dashboard";
}

async function ask<Data>(path: string, init?: RequestInit): Promise<Data> {
  const response = await fetch(`/api/${path}`, init).catch((cause: unknown) => {
    throw new ServerError("The dashboard's server can't be reached.", { cause });
  });
  const body = await response.json().catch(() => undefined);
  if (!response.ok) {
    throw new ServerError(body?.detail ?? `The dashboard's server responded with ${response.status}.`);
  }
  return body as Data;
}

export const sessionQuery = queryOptions<Session, ServerError>({
  queryKey: ["session"],
  queryFn: ({ signal }) => ask<Session>("session", { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export interface Budget {
  readonly limit: number;
  readonly remaining: number;
}

/** What is left of the hourly budget. The server knows it, so asking costs none of it. */
export const budgetQuery = queryOptions<Budget | null, ServerError>({
  queryKey: ["budget"],
  queryFn: ({ signal }) => ask<Budget | null>("budget", { signal }),
  refetchInterval: 5_000,
});

/** Signs in, or out. What the user before has read is dropped. */
export function useSignIn() {
  const cache = useQueryClient();
  return useMutation<Session, ServerError, { account: string; password?: string } | null>({
    mutationFn: (credentials) =>
      credentials
        ? ask("session", {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify(credentials),
          })
        : ask("session", { method: "DELETE" }),
    onSuccess: (session) => {
      cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
      cache.setQueryData(sessionQuery.queryKey, session);
    },
  });
}
