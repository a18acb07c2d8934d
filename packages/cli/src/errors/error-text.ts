import type { ApiError } from "@ev-vehicles/client";
import { printable } from "../output/cell-value.ts";
import type { UsageError } from "./usage-error.ts";

/** What errors of all kinds may have. */
type AnyError = Partial<
  Pick<ApiError, "status" | "method" | "path" | "problem" | "fieldErrors" | "retryAt" | "excerpt">
> &
  Partial<Pick<UsageError, "flag" | "expected">> & {
    readonly kind?: string;
    readonly message?: string;
    /** What else there is to say, such as how far an export has come. */
    readonly note?: string;
  };

/**
 * An error for a person: what failed, the fields that were refused, and what helps.
 *
 *     ev-vehicles: POST /vehicles answered 400 Validation error: …
 *       trim: Invalid hyperlink
 *
 * @param help The command that shows the help.
 */
export function errorText(error: unknown, help: string): string {
  const { excerpt, fieldErrors = {}, kind, note, retryAt } = Object(error) as AnyError;
  const lines = Object.entries(fieldErrors).map(([field, messages]) => `  ${field}: ${messages.join(" ")}`);
  if (excerpt) lines.push(`  ${excerpt}`);
  if (retryAt) lines.push(`  The next request is accepted at ${retryAt.toISOString()}.`);
  if (kind === "unauthorized")
    lines.push("  Set a token with EV_TOKEN, or an application with EV_CLIENT_ID and EV_CLIENT_SECRET.");
  if ("EvEnergy-User" in fieldErrors) lines.push("  Name the user to act as with --user or EV_USER.");
  if (kind === "usage") lines.push(`See ${help}.`);
  if (note) lines.push(note);
  return [`ev-vehicles: ${messageOf(error)}`, ...lines].map((line) => `${keepIndent(line)}\n`).join("");
}

/** The same for a program, in one line of JSON. */
export function errorJson(error: unknown, exitCode: number): string {
  const {
    expected,
    flag,
    kind = "unexpected",
    method,
    note,
    path,
    problem,
    retryAt,
    status,
  } = Object(error) as AnyError;
  const message = messageOf(error);
  const members = { kind, message, exitCode, status, method, path, problem, retryAt, flag, expected, note };
  return `${JSON.stringify({ error: members })}\n`;
}

/** A cause that the system named, such as ECONNREFUSED, says more than "fetch failed"; only Ctrl-C aborts. */
function messageOf(error: unknown): string {
  const { message = String(error), name } = Object(error) as AnyError & { readonly name?: string };
  if (name === "AbortError") return "interrupted";
  let cause = Object(error) as { cause?: unknown; code?: unknown };
  while (cause.cause) cause = cause.cause as typeof cause;
  const code = typeof cause.code === "string" && /^[A-Z][A-Z_]+$/.test(cause.code) ? cause.code : undefined;
  return code && !message.includes(code) ? `${message} (${code})` : message;
}

function keepIndent(line: string): string {
  return `${/^ */.exec(line)?.[0]}${printable(line.trimStart())}`;
}
