import type { Operation } from "../operations/operation.ts";
import { flowing } from "../operations/signature.ts";
import { jsonLine } from "./json-lines.ts";
import { ToolProblem } from "./tool-problem.ts";
import type { ToolResult } from "./tool-result.ts";

/** The properties that errors of the client and of `paginate` may have. */
interface AnyError {
  readonly kind?: string;
  readonly code?: string;
  readonly status?: number;
  readonly message?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly fieldErrors?: Readonly<Record<string, readonly string[]>>;
  readonly requestId?: string;
  readonly retryAt?: Date;
  readonly host?: string;
  readonly neverSent?: boolean;
  readonly excerpt?: string;
}

/** Turns an error into a result that says what to try next. The API's own text about the error goes to the untrusted data. */
export function problemOf(error: unknown, operation?: Operation): ToolResult {
  if (error instanceof ToolProblem) {
    const { details, kind, message, next } = error;
    return { about: { error: { kind, message }, ...details, next }, isError: true };
  }
  const { code, detail, excerpt, fieldErrors, host, kind, message, requestId, retryAt, status, title } =
    Object(error) as AnyError;
  const next = nextSteps(Object(error) as AnyError, operation);
  if (kind === undefined) {
    const bug = "The MCP server failed because of a bug.";
    return { about: { error: { kind: "unexpected", message: bug }, next }, isError: true };
  }
  // A token endpoint chooses its error codes (RFC 6749, 5.2). Trust only a single word, which cannot be an instruction.
  const facts = { kind, code: /^\w{1,40}$/.test(code ?? "") ? code : undefined, status, host, retryAt };
  if (trustedKinds.has(kind)) return { about: { error: { ...facts, message }, next }, isError: true };
  // The message of an API error only repeats its title and detail, so leave it out.
  const fromApi = title === undefined ? { message } : { title, detail, fieldErrors };
  return { about: { error: facts, next }, data: jsonLine({ ...fromApi, excerpt, requestId }), isError: true };
}

/** The kinds of errors whose messages contain no text from the API. */
const trustedKinds: ReadonlySet<string> = new Set(["network", "timeout", "budget", "configuration", "abort"]);

function nextSteps(error: AnyError, operation: Operation | undefined): readonly string[] {
  const { code, fieldErrors = {}, kind, neverSent, retryAt } = error;
  const parameters = operation?.parameters.filter(({ name }) => Object.hasOwn(fieldErrors, name)) ?? [];
  const id = operation?.id ?? "";
  const isWrite = operation !== undefined && operation.effect !== "reads";
  const maybeWritten = isWrite
    ? ["The change may have been made: read the resource before you repeat it."]
    : [];
  const steps: Readonly<Record<string, readonly string[]>> = {
    validation: [
      ...parameters.map(({ description, name }) => `Pass "${name}" in arguments: ${flowing(description)}`),
      `describe_operation {"id":"${id}"} says what each argument must be.`,
    ],
    unauthorized: [
      "Ask the user to set EV_TOKEN, or EV_CLIENT_ID and EV_CLIENT_SECRET, for this server, and to restart it.",
    ],
    token: ["Ask the user to check EV_CLIENT_ID and EV_CLIENT_SECRET of this server."],
    forbidden: [
      `The token needs the scope ${operation?.security.scopes.join(" or ") || "of this operation"}; ask the user for another one.`,
    ],
    notFound: ["Check the ID: list these resources with list_all. You can see only your own."],
    conflict: ["Read the resource: its state has changed, or does not allow this operation."],
    rateLimited: [
      `Wait until ${retryAt?.toISOString() ?? "the hour is over"}; the API rejects every request before then.`,
    ],
    budget: [`Wait until ${retryAt?.toISOString() ?? "the hour is over"}; nothing was sent.`],
    network: neverSent
      ? ["Nothing was sent. Ask the user to check the network and EV_BASE_URL."]
      : ["Try again in a minute.", ...maybeWritten],
    timeout: ["Try again with a smaller request.", ...maybeWritten],
    server: ["Try again in a minute.", ...maybeWritten],
    invalidResponse: [
      "The response does not match the OpenAPI description; report it to the user.",
      ...maybeWritten,
    ],
    pagination:
      code === "invalidOption"
        ? [`describe_operation {"id":"${id}"} explains its arguments.`]
        : ["Try again from the start of the list."],
    configuration: ["Ask the user to correct the settings of this server."],
  };
  return steps[kind ?? ""] ?? ["Tell the user about this error."];
}
