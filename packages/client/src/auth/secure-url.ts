import { ConfigurationError } from "../errors/configuration-error.ts";

/** What a secret may travel over without encryption: it does not leave the machine. */
const loopback = /^((.+\.)?localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Checks a URL that secrets will go to. In a browser it may be relative to the page.
 *
 * @param name The option, for the message.
 * @throws ConfigurationError for anything but https, or http on loopback or by explicit option; with user,
 * query or fragment too. The URL is not quoted: it may hold a password.
 */
export function checkSecureUrl(name: string, text: string, allowInsecureHttp = false): URL {
  const page = globalThis.location?.href;
  const url = URL.canParse(text, page) ? new URL(text, page) : undefined;
  const plain = url?.protocol === "http:" && (allowInsecureHttp || loopback.test(url.hostname));
  if (!url || !(plain || url.protocol === "https:") || url.href !== url.origin + url.pathname) {
    throw new ConfigurationError(
      `${name}: expected an https URL without user, query or fragment (http for loopback or with allowInsecureHttp)`,
    );
  }
  return url;
}
