import type { Operation } from "../operations/operation.ts";
import { flowing } from "../operations/signature.ts";
import { jsonLine } from "./json-lines.ts";
import { ToolProblem } from "./tool-problem.ts";
import type { ToolResult } from "./tool-result.ts";

/** What the errors of the client and of the pager may have. */
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

/** An error as a result that says what to try next. What the API said about it is data, like everything from there. */
export function problemOf(error: unknown, operation?: Operation): ToolResult {
  if (error instanceof ToolProblem) {
    const { details, kind, message, next } = error;
    return { about: { error: { kind, message }, ...details, next }, isError: true };
  }
  const { code, detail, excerpt, fieldErrors, host, kind, message, requestId, retryAt, status, title } =
    Object(error) as AnyError;
  const next = nextSteps(Object(error) as AnyError, operation);
  if (kind === undefined) {
    const fault = "The server failed; this is a fault of its own.";
    return { about: { error: { kind: "unexpected", message: fault }, next }, isError: true };
  }
  // A token endpoint names its codes itself (RFC 6749, 5.2): only what can be no sentence stands among our own words.
  const facts = { kind, code: /^\w{1,40}$/.test(code ?? "") ? code : undefined, status, host, retryAt };
  if (ownKinds.has(kind)) return { about: { error: { ...facts, message }, next }, isError: true };
  // An error of the API repeats its title and detail in the message.
  const said = title === undefined ? { message } : { title, detail, fieldErrors };
  return { about: { error: facts, next }, data: jsonLine({ ...said, excerpt, requestId }), isError: true };
}

/** The kinds of errors whose messages are the client's own words alone. */
const ownKinds: ReadonlySet<string> = new Set(["network", "timeout", "budget", "configuration", "abort"]);

function nextSteps(error: AnyError, operation: Operation | undefined): readonly string[] {
  const { code, fieldErrors = {}, kind, neverSent, retryAt } = error;
  const parameters = operation?.parameters.filter(({ name }) => Object.hasOwn(fieldErrors, name)) ?? [];
  const id = operation?.id ?? "";
  const isWrite = operation !== undefined && operation.effect !== "reads";
  const unsure = isWrite
    ? ["It is not known whether the change was made: read the resource before you repeat it."]
    : [];
  const steps: Readonly<Record<string, readonly string[]>> = {
    validation: [
      ...parameters.map(({ description, name }) => `Pass "${name}" in arguments: ${flowing(description)}`),
      `describe_operation {"id":"${id}"} says what each argument must be.`,
    ],
    unauthorized: [
      "Ask the user to set EV_TOKEN, or EV_CLIENT_ID and EV_CLIENT_SECRET, for this server, and to start it again.",
    ],
    token: ["Ask the user to check EV_CLIENT_ID and EV_CLIENT_SECRET of this server."],
    forbidden: [
      `The token needs the scope ${operation?.security.scopes.join(" or ") || "of this operation"}; ask the user for another one.`,
    ],
    notFound: [
      "Check the ID: list the resources of its kind by list_all. Others than yours are not visible.",
    ],
    conflict: ["Read the resource: its state has changed, or does not allow this."],
    rateLimited: [
      `Wait until ${retryAt?.toISOString() ?? "the hour is over"}; every request before is rejected.`,
    ],
    budget: [`Wait until ${retryAt?.toISOString() ?? "the hour is over"}; nothing was sent.`],
    network: neverSent
      ? ["Nothing was sent. Ask the user to check the network and EV_BASE_URL."]
      : ["Try again in a minute.", ...unsure],
    timeout: ["Try again, for less at a time.", ...unsure],
    server: ["Try again in a minute.", ...unsure],
    invalidResponse: [
      "The API answered with something else than described; report it to the user.",
      ...unsure,
    ],
    pagination:
      code === "invalidOption"
        ? [`describe_operation {"id":"${id}"} says what it takes.`]
        : ["Try again from the start of the list."],
    configuration: ["Ask the user to correct the settings of this server."],
  };
  return steps[kind ?? ""] ?? ["Tell the user about this error."];
}
