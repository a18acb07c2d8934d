/** Why no test meets some of the documented statuses, at any operation or at one. */
export const unreached: Readonly<Record<string, string>> = {
  "403": "the mock's one token has every scope",
  "503": "the mock is never out of service",
  "204": "only the sandbox answers a deletion so, and the mock plays production",
  "deleteVehicle 405": "the path takes this method; the API documents it all the same",
};

export function whyUnreached(operationId: string, status: string): string | undefined {
  return unreached[`${operationId} ${status}`] ?? unreached[status];
}
