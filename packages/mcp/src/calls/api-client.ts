import type { RateLimit, VehiclesClient } from "@ev-vehicles/client";
import type { Operation } from "../operations/operation.ts";
import type { ApiRequest } from "./read-request.ts";

/** The result of any operation: the client's own result without its types. */
interface CallResult {
  readonly data?: unknown;
  readonly error?: Error & { readonly status: number; readonly location?: string };
  readonly response: Response;
}

/** The client without the types of operations, which the server knows only at run time. */
export interface ApiClient {
  readonly client: VehiclesClient;
  readonly rateLimit: RateLimit | undefined;
  /** @throws The client's errors, including an ApiError for an error status, but not for a documented redirect. */
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
      // A redirect that the spec lists is a result, not an error: its target is the data.
      const isDocumented = operation.responses.some(
        ({ status }) => status < "400" && Number(status) === error.status,
      );
      if (isDocumented && error.location) return { location: error.location };
      throw error;
    },
  };
}
