import { UsageError } from "../errors/usage-error.ts";

/** A part of `node:http` that only Node 24.14, 25.4 and later have. */
interface HttpWithProxy {
  readonly setGlobalProxyFromEnv?: (env: NodeJS.ProcessEnv) => unknown;
}

/** Requests to this machine never use the proxy: over plain http, the proxy would see the token. */
const loopback = "localhost,127.0.0.1,::1,[::1]";

/** The environment variable that sets a proxy for https; undefined if none does. */
function proxyVariable(env: NodeJS.ProcessEnv): string | undefined {
  return ["https_proxy", "HTTPS_PROXY"].find((name) => env[name]);
}

/** Whether the user has configured proxies in Node itself. That setting then applies. */
function isLeftToNode(env: NodeJS.ProcessEnv): boolean {
  return (
    Boolean(env.NODE_USE_ENV_PROXY) ||
    /--(no-)?use-env-proxy\b/.test(`${env.NODE_OPTIONS} ${process.execArgv.join(" ")}`)
  );
}

/**
 * If this version of Node can change its proxy at run time, sends requests through the proxy in HTTPS_PROXY, except requests
 * to the hosts in NO_PROXY and to this machine. Does nothing if that variable is not set, or if the user has configured
 * proxies in Node itself.
 *
 * @throws UsageError if a proxy variable is not the URL of a proxy.
 */
export async function useProxy(env: NodeJS.ProcessEnv): Promise<void> {
  if (!proxyVariable(env) || isLeftToNode(env)) return;
  const { setGlobalProxyFromEnv } = (await import("node:http")) as HttpWithProxy;
  const noProxy = [env.no_proxy ?? env.NO_PROXY, loopback].filter(Boolean).join(",");
  try {
    setGlobalProxyFromEnv?.({ ...env, NO_PROXY: noProxy, no_proxy: noProxy });
  } catch {
    // Node's message would show the URL, which may hold a password.
    throw new UsageError(
      "HTTPS_PROXY, HTTP_PROXY: expected the URL of a proxy, such as http://proxy.example:3128.",
    );
  }
}

/** A hint after a failed connection: how this version of Node uses the proxy; undefined if no proxy is set. */
export async function proxyHint(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const variable = proxyVariable(env);
  if (!variable) return undefined;
  const supported = process.allowedNodeEnvironmentFlags.has("--use-env-proxy");
  if (!supported) {
    return `${variable} is set, but Node ${process.versions.node} does not support proxies; Node 22.21 and 24.5 do.`;
  }
  if (env.NODE_USE_ENV_PROXY === "1") return `Requests go through the proxy in ${variable}.`;
  const { setGlobalProxyFromEnv } = (await import("node:http")) as HttpWithProxy;
  return setGlobalProxyFromEnv && !isLeftToNode(env)
    ? `Requests go through the proxy in ${variable}.`
    : `${variable} is set; with NODE_USE_ENV_PROXY=1, Node sends requests through that proxy.`;
}
