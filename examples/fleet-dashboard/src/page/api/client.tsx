import { createVehiclesClient, type VehiclesClient } from "@ev-vehicles/client";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useMemo } from "react";
import { type Account, budgetQuery } from "./session.ts";

/** What the components need to call the API. */
interface Api {
  readonly ev: VehiclesClient;
  readonly account: Account;
  /** The current time by the server's clock. */
  readonly now: () => Date;
}

const ApiContext = createContext<Api | undefined>(undefined);

/**
 * Provides a client that calls this page's own server, which adds the credentials. The client has no token. Its bucket is
 * the account, so the query keys of two users differ.
 */
export function ApiProvider({
  account,
  serverTime,
  children,
}: {
  account: Account;
  serverTime: string;
  children: ReactNode;
}) {
  const cache = useQueryClient();
  const api = useMemo<Api>(() => {
    const offsetMs = Date.parse(serverTime) - Date.now();
    const ev = createVehiclesClient({
      baseUrl: "/api/v2",
      budget: { bucket: account.id },
      // The user sees an error at once and decides when to try again.
      maxWaitMs: 0,
      retry: false,
      onEvent: ({ type }) => {
        if (type === "response" && ev.rateLimit) cache.setQueryData(budgetQuery.queryKey, ev.rateLimit);
      },
    });
    return { ev, account, now: () => new Date(Date.now() + offsetMs) };
  }, [account, serverTime, cache]);
  return <ApiContext value={api}>{children}</ApiContext>;
}

export function useApi(): Api {
  const api = use(ApiContext);
  if (!api) throw new Error("useApi: expected an ApiProvider around this component");
  return api;
}
