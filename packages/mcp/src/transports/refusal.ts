import type { IncomingHttpHeaders } from "node:http";

const names: readonly string[] = ["127.0.0.1", "localhost", "[::1]"];

/**
 * Why a request to a server on loopback is refused, or undefined. The name in `Host` has to be this machine's: a page
 * whose own name was made to lead here still sends that name. And a page that is served from elsewhere says so in
 * `Origin`.
 */
export function refusalOf(
  { host, origin }: IncomingHttpHeaders,
  port: number | undefined,
): string | undefined {
  const hosts = names.map((name) => `${name}:${port}`);
  if (!host || !hosts.includes(host.toLowerCase())) return `Host: expected ${hosts.join(" or ")}.`;
  if (origin === undefined) return undefined;
  const origins = hosts.map((name) => `http://${name}`);
  return origins.includes(origin.toLowerCase()) ? undefined : "Origin: pages of other origins are refused.";
}
