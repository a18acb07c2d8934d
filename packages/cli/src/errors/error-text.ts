import type { ApiError } from "@ev-vehicles/client";
import { jsonText, oneLine } from "../output/visible-controls.ts";
import type { UsageError } from "./usage-error.ts";

/** The properties that errors of the client, of `paginate` and of this command may have. */
type AnyError = Partial<
  Pick<ApiError, "status" | "method" | "path" | "problem" | "fieldErrors" | "retryAt" | "excerpt">
> &
  Partial<Pick<UsageError, "flag" | "expected">> & {
    readonly kind?: string;
    readonly name?: string;
    readonly message?: string;
    /** A final line, such as how many items an export has written. */
    readonly note?: string;
    /** The host of a failed connection. */
    readonly host?: string;
    /** The flags of the fields that the API rejected, by field. */
    readonly flags?: Readonly<Record<string, string>>;
    /** What to do, such as how to use a proxy. */
    readonly hint?: string;
  };

/**
 * Formats an error for people: what failed, the flags of the rejected fields, and what to do.
 *
 *     ev-vehicles: POST /vehicles: 400 Validation error: …
 *       --trim: Invalid hyperlink
 *
 * @param help The command that shows the help: `ev-vehicles list-vehicles --help`.
 */
export function errorText(error: unknown, help: string): string {
  const { excerpt, fieldErrors = {}, flags = {}, hint, kind, note, retryAt } = Object(error) as AnyError;
  const lines = Object.entries(fieldErrors).map(
    ([field, messages]) => `  ${flags[field] ?? field}: ${messages.join(" ")}`,
  );
  if (excerpt) lines.push(`  ${excerpt}`);
  if (retryAt) lines.push(`  The next request is accepted at ${retryAt.toISOString()}.`);
  if (kind === "unauthorized")
    lines.push("  Set a token with EV_TOKEN, or an application with EV_CLIENT_ID and EV_CLIENT_SECRET.");
  if ("EvEnergy-User" in fieldErrors) lines.push("  Set the user to act as with --user or EV_USER.");
  if (hint) lines.push(`  ${hint}`);
  if (kind === "usage") lines.push(`See ${help}.`);
  if (note) lines.push(note);
  return [`ev-vehicles: ${messageOf(error)}`, ...lines].map((line) => `${keepIndent(line)}\n`).join("");
}

/** Formats an error for programs, as one line of JSON. */
export function errorJson(error: unknown, exitCode: number): string {
  const {
    expected,
    flag,
    flags,
    hint,
    host,
    kind = "unexpected",
    method,
    note,
    path,
    problem,
    retryAt,
    status,
  } = Object(error) as AnyError;
  const message = messageOf(error);
  const where = { status, method, path, host };
  const members = { kind, message, exitCode, ...where, problem, flags, retryAt, flag, expected, hint, note };
  return `${jsonText({ error: members })}\n`;
}

/**
 * The message of an error. If the message lacks the host or the system's error code, such as ECONNREFUSED, that part is added,
 * because "fetch failed" alone does not help. An AbortError always comes from Ctrl-C.
 */
function messageOf(error: unknown): string {
  const { host, message = String(error), name } = Object(error) as AnyError;
  if (name === "AbortError") return "interrupted";
  const code = systemCode(error);
  const missing = [host, code].filter((part) => part !== undefined && !message.includes(part));
  return missing.length > 0 ? `${message} (${missing.join(", ")})` : message;
}

/** The system's error code, from the innermost cause that has one. */
function systemCode(error: unknown): string | undefined {
  const { cause, code } = Object(error) as { readonly cause?: unknown; readonly code?: unknown };
  const inner = cause === undefined ? undefined : systemCode(cause);
  return inner ?? (typeof code === "string" && /^[A-Z][A-Z_]+$/.test(code) ? code : undefined);
}

/** Escapes the control characters of a line, but keeps its indentation. */
function keepIndent(line: string): string {
  return `${/^ */.exec(line)?.[0]}${oneLine(line.trimStart())}`;
}
