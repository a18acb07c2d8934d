import { OperationError } from "./errors.ts";

/** The methods of an openapi-fetch client, with loose types. */
type CallingClient = Readonly<
  Record<
    string,
    (path: string, init: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>
  >
>;

/**
 * Calls an operation.
 *
 * @throws For an error status, the client's `error` if that is an Error, otherwise {@link OperationError}.
 */
export async function runCall(client: object, method: string, path: string, init: object): Promise<unknown> {
  const name = method.toUpperCase();
  const call = (client as CallingClient)[name];
  if (!call) throw new TypeError(`${name} ${path}: the client has no method ${name}`);
  const { data, error, response } = await call.call(client, path, init);
  if (error instanceof Error) throw error;
  // If an error response has no body, openapi-fetch returns "" or undefined as `error`, so only the status is reliable.
  if (!response.ok) throw new OperationError(`${name} ${path}`, response.status, error);
  return data;
}
