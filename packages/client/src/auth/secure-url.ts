import { ConfigurationError } from "../errors/configuration-error.ts";

/** Hosts whose traffic never leaves the machine, so secrets may travel unencrypted. */
const loopback = /^((.+\.)?localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Checks a URL that secrets will be sent to. In a browser, the URL may be relative to the page.
 *
 * @param name The option's name, for the error message.
 * @throws ConfigurationError for anything but https (http is allowed on loopback, or with `allowInsecureHttp`), and for
 * a URL with user, query or fragment. The message does not quote the URL, which may contain a password.
 */
export function checkSecureUrl(name: string, text: string, allowInsecureHttp = false): URL {
  const page = globalThis.location?.href;
  const url = typeof text === "string" && URL.canParse(text, page) ? new URL(text, page) : undefined;
  const isAllowedHttp = url?.protocol === "http:" && (allowInsecureHttp || loopback.test(url.hostname));
  if (!url || !(isAllowedHttp || url.protocol === "https:") || url.href !== url.origin + url.pathname) {
    throw new ConfigurationError(
      `${name}: expected an https URL without user, query or fragment (http for loopback or with allowInsecureHttp)`,
    );
  }
  return url;
}
