import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Webhook } from "standardwebhooks";
import { readFaults } from "../faults/read-faults.ts";
import { checkSeed } from "../state/check-seed.ts";
import type { MockSeed } from "../state/seed.ts";
import { type Flag, type FlagName, flags } from "./command-flags.ts";
import type { MockServerOptions } from "./start-mock-server.ts";

/** The parsed command line: what to do, or why it is invalid. */
export type Command =
  | { readonly kind: "serve"; readonly options: MockServerOptions }
  | { readonly kind: "help" }
  | { readonly kind: "invalid"; readonly message: string };

/** Parses the arguments of the command. If they are invalid, the message names the flag. */
export function readCommand(args: readonly string[]): Command {
  try {
    const values = parseArgs({ args: [...args], options: parserOptions(), strict: true }).values as Values;
    if (values.help) return { kind: "help" };
    return { kind: "serve", options: readOptions(values) };
  } catch (error) {
    return { kind: "invalid", message: error instanceof Error ? error.message : String(error) };
  }
}

type Values = { readonly [Name in FlagName]?: string };

type ParserOptions = Record<string, { readonly type: "string" | "boolean" }>;

function parserOptions(): ParserOptions {
  const types = Object.entries<Flag>(flags).map(([name, { value }]) => [
    name,
    { type: value ? "string" : "boolean" },
  ]);
  return Object.fromEntries(types) as ParserOptions;
}

/** Turns flags into options. An absent flag sets no option, so the option's default applies. */
function readOptions(values: Values): MockServerOptions {
  const faults = [
    ...(values.latency === undefined
      ? []
      : readFaults(`latency=${wholeNumber("latency", 3_600_000)(values.latency)}`)),
    ...(values.faults === undefined ? [] : readFaults(values.faults)),
  ];
  return {
    ...option("port", values.port, wholeNumber("port", 65_535)),
    ...option("hostname", values.hostname, String),
    ...option("vehicles", values.vehicles, wholeNumber("vehicles", 1_000_000)),
    ...option("seed", values.seed, wholeNumber("seed", 0xffff_ffff)),
    ...option("now", values.now, dateTime),
    ...option("state", values.state, stateFile),
    ...option("rateLimit", values["rate-limit"], rateLimit),
    ...option("site", values.site, String),
    ...(values.sandbox ? { sandbox: true } : {}),
    ...(values["strict-tokens"] ? { acceptUnknownTokens: false } : {}),
    ...(values["odd-urls"] ? { oddUrls: true } : {}),
    ...(values["no-cors"] ? { cors: false } : {}),
    ...(faults.length > 0 ? { faults } : {}),
    ...webhook(values),
  };
}

/**
 * Requires both webhook flags or neither. The URLs in events point to the command's own server, except with `--port 0`:
 * the port is then not known yet.
 */
function webhook(values: Values): Pick<MockServerOptions, "webhook"> {
  const { "webhook-url": url, "webhook-secret": secret, port = "4010", hostname = "127.0.0.1" } = values;
  if (url === undefined && secret === undefined) return {};
  if (url === undefined || secret === undefined)
    throw new RangeError("Pass both --webhook-url and --webhook-secret, or neither.");
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new RangeError(`--webhook-url ${url}: expected a URL such as http://127.0.0.1:3000/webhooks.`);
  if (!isWebhookSecret(secret))
    throw new RangeError("--webhook-secret: expected whsec_ followed by Base64, such as whsec_c2VjcmV0.");
  const host = hostname.includes(":") ? `[${hostname}]` : hostname;
  const base = port === "0" ? {} : { baseUrl: `http://${host}:${port}/v2` };
  return { webhook: { url, secret, sendOnStart: true, ...base } };
}

function isWebhookSecret(text: string): boolean {
  try {
    return Boolean(new Webhook(text));
  } catch {
    return false;
  }
}

function option<Name extends string, Value>(
  name: Name,
  text: string | undefined,
  read: (text: string) => Value,
): { [Key in Name]?: Value } {
  return text === undefined ? {} : ({ [name]: read(text) } as { [Key in Name]: Value });
}

function wholeNumber(flag: FlagName, max: number): (text: string) => number {
  return (text) => {
    if (/^\d+$/.test(text) && Number(text) <= max) return Number(text);
    throw new RangeError(`--${flag} ${text}: expected a whole number from 0 to ${max}.`);
  };
}

function rateLimit(text: string): number | false {
  return text === "off" ? false : wholeNumber("rate-limit", 1_000_000_000)(text);
}

function dateTime(text: string): string {
  if (!Number.isNaN(Date.parse(text))) return text;
  throw new RangeError(`--now ${text}: expected a date-time such as 2024-04-18T09:00:00Z.`);
}

function stateFile(path: string): MockSeed {
  try {
    const seed: unknown = JSON.parse(readFileSync(path, "utf8"));
    checkSeed(seed);
    return seed;
  } catch (error) {
    throw new Error(`--state ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
