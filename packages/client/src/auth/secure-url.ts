import { ConfigurationError } from "../errors/configuration-error.ts";

/** Hosts that traffic reaches without leaving the machine, so secrets may travel unencrypted. */
const loopback = /^((.+\.)?localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Checks a URL that secrets will be sent to. In a browser it may be relative to the page.
 *
 * @param name The option, for the message.
 * @throws ConfigurationError for anything but https (http on loopback, or if `allowInsecureHttp` is set), and for a
 * URL with user, query or fragment. The message does not quote the URL: it may hold a password.
 */
export function checkSecureUrl(name: string, text: string, allowInsecureHttp = false): URL {
  const page = globalThis.location?.href;
  const url = typeof text === "string" && URL.canParse(text, page) ? new URL(text, page) : undefined;
  const plain = url?.protocol === "http:" && (allowInsecureHttp || loopback.test(url.hostname));
  if (!url || !(plain || url.protocol === "https:") || url.href !== url.origin + url.pathname) {
    throw new ConfigurationError(
      `${name}: expected an https URL without user, query or fragment (http for loopback or with allowInsecureHttp)`,
    );
  }
  return url;
}
