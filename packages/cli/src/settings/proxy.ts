import { UsageError } from "../errors/usage-error.ts";

/** The part of `node:http` that newer versions of Node have: 24.14, 25.4 and later. */
interface HttpWithProxy {
  readonly setGlobalProxyFromEnv?: (env: NodeJS.ProcessEnv) => unknown;
}

/** Plain http is for this machine alone, and a token in clear must not leave it. */
const loopback = "localhost,127.0.0.1,::1,[::1]";

/** The variable that names a proxy for https; undefined if none does. */
function proxyVariable(env: NodeJS.ProcessEnv): string | undefined {
  return ["https_proxy", "HTTPS_PROXY"].find((name) => env[name]);
}

/** Whether Node itself has an instruction about proxies, which then counts. */
function isLeftToNode(env: NodeJS.ProcessEnv): boolean {
  return (
    Boolean(env.NODE_USE_ENV_PROXY) ||
    /--(no-)?use-env-proxy\b/.test(`${env.NODE_OPTIONS} ${process.execArgv.join(" ")}`)
  );
}

/**
 * Sends requests through the proxy that HTTPS_PROXY names, except those to NO_PROXY and to this machine, if this
 * version of Node can be told so while it runs. Nothing is loaded unless there is a proxy.
 *
 * @throws UsageError if the variable is not the URL of a proxy.
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

/** What may help after a connection failed: whether there is a proxy, and how this version of Node uses it. */
export async function proxyHint(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const variable = proxyVariable(env);
  if (!variable) return undefined;
  const able = process.allowedNodeEnvironmentFlags.has("--use-env-proxy");
  if (!able) {
    return `${variable} is set, but Node ${process.versions.node} does not support proxies; Node 22.21 and 24.5 do.`;
  }
  if (env.NODE_USE_ENV_PROXY === "1") return `Requests go through the proxy in ${variable}.`;
  const { setGlobalProxyFromEnv } = (await import("node:http")) as HttpWithProxy;
  return setGlobalProxyFromEnv && !isLeftToNode(env)
    ? `Requests go through the proxy in ${variable}.`
    : `${variable} is set; with NODE_USE_ENV_PROXY=1, Node sends requests through that proxy.`;
}
