import { parseArgs } from "node:util";
import type { MockServerOptions } from "./start-mock-server.ts";

/** What the command was asked to do. */
export type Command =
  | { readonly kind: "serve"; readonly options: MockServerOptions }
  | { readonly kind: "help" }
  | { readonly kind: "mistake"; readonly message: string };

interface Flag {
  readonly value?: string;
  readonly help: string;
}

/** Every flag, in the order in which `--help` lists them. */
const flags = {
  port: { value: "number", help: "port to listen on; 0 takes a free one (default 4010)" },
  hostname: { value: "address", help: "address to listen on (default 127.0.0.1)" },
  vehicles: { value: "number", help: "size of the made-up fleet (default 230)" },
  seed: { value: "number", help: "which fleet is made up (default 1)" },
  now: {
    value: "moment",
    help: "where the fleet's past ends and the clock starts (default 2024-04-18T09:00:00Z)",
  },
  "rate-limit": { value: "number|off", help: "requests for each hour and token (default 1000)" },
  help: { help: "show this text" },
} as const satisfies Record<string, Flag>;

type FlagName = keyof typeof flags;

/** Reads the arguments of the command; what cannot be read becomes a message that names the flag. */
export function readCommand(args: readonly string[]): Command {
  try {
    const options = Object.fromEntries(
      Object.entries<Flag>(flags).map(([name, { value }]) => [
        name,
        { type: value ? ("string" as const) : ("boolean" as const) },
      ]),
    );
    const values = parseArgs({ args: [...args], options, strict: true, allowPositionals: false })
      .values as Values;
    if (values.help) return { kind: "help" };
    return { kind: "serve", options: readOptions(values) };
  } catch (error) {
    return { kind: "mistake", message: error instanceof Error ? error.message : String(error) };
  }
}

type Values = { readonly [Name in FlagName]?: string };

function readOptions(values: Values): MockServerOptions {
  const port = wholeNumber("port", values.port, 65_535);
  const vehicles = wholeNumber("vehicles", values.vehicles, 1_000_000);
  const seed = wholeNumber("seed", values.seed, 0xffff_ffff);
  const { "rate-limit": rateLimit } = values;
  return {
    ...(port === undefined ? {} : { port }),
    ...(values.hostname === undefined ? {} : { hostname: values.hostname }),
    ...(vehicles === undefined ? {} : { vehicles }),
    ...(seed === undefined ? {} : { seed }),
    ...(values.now === undefined ? {} : { now: moment("now", values.now) }),
    ...(rateLimit === undefined
      ? {}
      : {
          rateLimit:
            rateLimit === "off" ? false : (wholeNumber("rate-limit", rateLimit, 1_000_000_000) ?? false),
        }),
  };
}

function wholeNumber(flag: FlagName, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text);
  throw new Error(`--${flag} ${text}: expected a whole number from 0 to ${most}.`);
}

function moment(flag: FlagName, text: string): string {
  if (!Number.isNaN(Date.parse(text))) return text;
  throw new Error(`--${flag} ${text}: expected a moment such as 2024-04-18T09:00:00Z.`);
}

/** The text of `--help`. */
export function helpText(): string {
  const lines = Object.entries<Flag>(flags).map(([name, { value, help }]) => {
    const flag = value ? `--${name} <${value}>` : `--${name}`;
    return `  ${flag.padEnd(28)}${help}`;
  });
  return `ev-vehicles-mock: the ev.energy v2 Vehicles API in memory, on a port

Usage: ev-vehicles-mock [flags]

${lines.join("\n")}

Ctrl-C ends it.`;
}
