import type { IncomingHttpHeaders } from "node:http";

const names: readonly string[] = ["127.0.0.1", "localhost", "[::1]"];

/**
 * The reason to refuse a request to a server on loopback; undefined to accept it. `Host` must be a name of this machine: after
 * DNS rebinding, a browser still sends the attacker's host name. `Origin` must be this server's own: browsers send the
 * origin of the page that makes the request.
 */
export function refusalOf(
  { host, origin }: IncomingHttpHeaders,
  port: number | undefined,
): string | undefined {
  const hosts = names.map((name) => `${name}:${port}`);
  if (!host || !hosts.includes(host.toLowerCase())) return `Host: expected ${hosts.join(" or ")}.`;
  if (origin === undefined) return undefined;
  const origins = hosts.map((name) => `http://${name}`);
  return origins.includes(origin.toLowerCase()) ? undefined : `Origin: expected ${origins.join(" or ")}.`;
}
