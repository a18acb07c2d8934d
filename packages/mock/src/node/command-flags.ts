import { faultKinds } from "../faults/fault.ts";

/** A flag of the command. */
export interface Flag {
  /** What its value is called in `--help`; left out for a switch. */
  readonly value?: string;
  readonly help: string;
}

/** The names of the flags. */
export type FlagName =
  | "port"
  | "hostname"
  | "vehicles"
  | "seed"
  | "now"
  | "state"
  | "rate-limit"
  | "latency"
  | "faults"
  | "sandbox"
  | "strict-tokens"
  | "odd-urls"
  | "no-cors"
  | "webhook-url"
  | "webhook-secret"
  | "site"
  | "help";

/** Every flag, in the order in which `--help` lists them. */
export const flags: Readonly<Record<FlagName, Flag>> = {
  port: { value: "number", help: "port to listen on; 0 takes a free one (default 4010)" },
  hostname: { value: "address", help: "address to listen on (default 127.0.0.1)" },
  vehicles: { value: "number", help: "size of the made-up fleet (default 230)" },
  seed: { value: "number", help: "which fleet is made up (default 1)" },
  now: {
    value: "date-time",
    help: "when the fleet's past ends and the clock starts (default 2024-04-18T09:00:00Z)",
  },
  state: { value: "file", help: "start with the users and vehicles of a JSON file instead" },
  "rate-limit": { value: "number|off", help: "requests for each hour and token (default 1000)" },
  latency: { value: "ms", help: "wait before each response, like the fault of that name" },
  faults: { value: "list", help: 'what goes wrong: "status=503 rate=0.1, link-loop" (see below)' },
  sandbox: { help: "static data: writes are not kept" },
  "strict-tokens": { help: "accept only tokens from /o/token/ and the ready one" },
  "odd-urls": { help: "spell URLs as oddly as the API's samples" },
  "no-cors": { help: "do not let pages of other origins call (CORS)" },
  "webhook-url": {
    value: "url",
    help: "post events to this URL: one of each type on start, then one for each charge that is ended",
  },
  "webhook-secret": { value: "secret", help: "sign them with this secret (whsec_ and Base64)" },
  site: { value: "directory", help: "static files to serve beside the API" },
  help: { help: "show this text" },
};

/** The text of `--help`. */
export function helpText(): string {
  const flagLines = Object.entries<Flag>(flags).map(([name, { value, help }]) =>
    column(value ? `--${name} <${value}>` : `--${name}`, help),
  );
  const faultLines = Object.entries(faultKinds).map(([name, help]) => column(name, help));
  return `ev-vehicles-mock: the ev.energy v2 Vehicles API in memory, on a port

Usage: ev-vehicles-mock [flags]

${flagLines.join("\n")}

Faults, separated by commas; for one request in the header Mock-Fault:

${faultLines.join("\n")}

Each takes operation=<id>, rate=<0 to 1> and times=<number> as well.

Press Ctrl-C to stop.`;
}

function column(name: string, text: string): string {
  return `  ${name.padEnd(28)}${text}`;
}
