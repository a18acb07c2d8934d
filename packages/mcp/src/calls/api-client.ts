import type { RateLimit, VehiclesClient } from "@ev-vehicles/client";
import type { Operation } from "../operations/operation.ts";
import type { ApiRequest } from "./read-request.ts";

/** A call's outcome, whatever the operation: the client's own result with its types wide open. */
interface CallResult {
  readonly data?: unknown;
  readonly error?: Error & { readonly status: number; readonly location?: string };
  readonly response: Response;
}

/** The client as this server needs it: operations come from the description at run time, so there are no types. */
export interface ApiClient {
  readonly client: VehiclesClient;
  readonly rateLimit: RateLimit | undefined;
  /** @throws the client's errors, those of an error status included. */
  readonly call: (operation: Operation, request: ApiRequest, signal: AbortSignal) => Promise<unknown>;
}

export function apiClient(client: VehiclesClient): ApiClient {
  const methods = client as unknown as Record<string, (path: string, options: object) => Promise<CallResult>>;
  return {
    client,
    get rateLimit() {
      return client.rateLimit;
    },
    async call(operation, { body, header, path, query }, signal) {
      const send = methods[operation.method];
      if (!send) throw new TypeError(`The client has no method ${operation.method}.`);
      const params = { path, query, header };
      const { data, error } = await send(operation.path, {
        params,
        ...(body !== undefined && { body }),
        signal,
      });
      if (!error) return data;
      // A redirect that the description foresees is an answer: its data is where it leads.
      const isForeseen = operation.responses.some(
        ({ status }) => status < "400" && Number(status) === error.status,
      );
      if (isForeseen && error.location) return { location: error.location };
      throw error;
    },
  };
}
