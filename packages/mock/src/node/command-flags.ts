import { faultKinds } from "../faults/fault.ts";

export interface Flag {
  /** The placeholder for the flag's value in `--help`. A flag without a placeholder takes no value. */
  readonly value?: string;
  readonly help: string;
}

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

/** All flags, in the order of `--help`. */
export const flags: Readonly<Record<FlagName, Flag>> = {
  port: { value: "number", help: "port to listen on; 0 means any free port (default 4010)" },
  hostname: { value: "address", help: "address to listen on (default 127.0.0.1)" },
  vehicles: { value: "number", help: "size of the made-up fleet (default 230)" },
  seed: { value: "number", help: "selects the made-up fleet (default 1)" },
  now: {
    value: "date-time",
    help: "when the fleet's history ends and the clock starts (default 2024-04-18T09:00:00Z)",
  },
  state: { value: "file", help: "start with the users and vehicles in a JSON file" },
  "rate-limit": { value: "number|off", help: "requests per hour for each token (default 1000)" },
  latency: { value: "ms", help: "delay of each response, like the fault latency" },
  faults: { value: "list", help: 'faults to apply: "status=503 rate=0.1, link-loop" (see below)' },
  sandbox: { help: "static data: writes are not kept" },
  "strict-tokens": { help: "accept only mock-token and tokens from /o/token/" },
  "odd-urls": { help: "write some URLs in the odd forms of the API's samples" },
  "no-cors": { help: "do not let pages of other origins call the mock (CORS)" },
  "webhook-url": {
    value: "url",
    help: "post events to this URL: one of each type on start, then one for each charge that a disconnection ends",
  },
  "webhook-secret": { value: "secret", help: "sign events with this secret (whsec_ and Base64)" },
  site: { value: "directory", help: "static files to serve in addition to the API" },
  help: { help: "show this text" },
};

export function helpText(): string {
  const flagLines = Object.entries<Flag>(flags).map(([name, { value, help }]) =>
    column(value ? `--${name} <${value}>` : `--${name}`, help),
  );
  const faultLines = Object.entries(faultKinds).map(([name, help]) => column(name, help));
  return `ev-vehicles-mock: the ev.energy v2 Vehicles API in memory, on a port

Usage: ev-vehicles-mock [flags]

${flagLines.join("\n")}

Faults, separated by commas. The header Mock-Fault sets the faults of one request:

${faultLines.join("\n")}

All faults also take operation=<id>, rate=<0 to 1> and times=<number>.

Press Ctrl-C to stop.`;
}

function column(name: string, text: string): string {
  return `  ${name.padEnd(28)}${text}`;
}
