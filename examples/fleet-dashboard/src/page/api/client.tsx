import { createVehiclesClient, type VehiclesClient } from "@ev-vehicles/client";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useMemo } from "react";
import { type Account, budgetQuery } from "./session.ts";

/** What every part of the page works with. */
interface Api {
  readonly ev: VehiclesClient;
  readonly account: Account;
  /** The present time, as the server's clock has it. */
  readonly now: () => Date;
}

const ApiContext = createContext<Api | undefined>(undefined);

/**
 * A client of this page's own server, which adds the credentials. It has no token, and its bucket says whose data it
 * reads, so that the keys of two users differ.
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
    const ahead = Date.parse(serverTime) - Date.now();
    const ev = createVehiclesClient({
      baseUrl: "/api/v2",
      budget: { bucket: account.id },
      // A person waits in front of the page: they are told at once, and try again themselves.
      maxWaitMs: 0,
      retry: false,
      onEvent: ({ type }) => {
        if (type === "response" && ev.rateLimit) cache.setQueryData(budgetQuery.queryKey, ev.rateLimit);
      },
    });
    return { ev, account, now: () => new Date(Date.now() + ahead) };
  }, [account, serverTime, cache]);
  return <ApiContext value={api}>{children}</ApiContext>;
}

export function useApi(): Api {
  const api = use(ApiContext);
  if (!api) throw new Error("useApi: expected an ApiProvider around this component");
  return api;
}
