import type { Bump } from "../changeset/bump.ts";
import type { Aspect } from "./aspect.ts";
import { bound } from "./judge-bound.ts";
import * as fields from "./judge-fields.ts";
import * as values from "./judge-values.ts";
import {
  type ChangeFacts,
  combine,
  type Directions,
  type Judgement,
  list,
  nothingToDo,
  quote,
} from "./judgement.ts";

/** Rates and describes a change. Every aspect has a judge: without it, this file does not compile. */
export function judgeChange(aspect: Aspect, facts: ChangeFacts): Judgement {
  return judges[aspect](facts);
}

const judges: Record<Aspect, (facts: ChangeFacts) => Judgement> = {
  "additional properties": byDirection(fields.additionalProperties),
  body: ({ kind, owner }) => {
    if (kind === "removed") return judged("major", "no longer accepts a body", "stop sending one");
    return owner.required === true
      ? judged("major", "now requires a body", "send one")
      : judged("minor", "now accepts a body", nothingToDo);
  },
  "body required": ({ after }) =>
    after === true
      ? judged("major", "now requires its body", "send one")
      : judged("minor", "can now be sent without a body", nothingToDo),
  bound: byDirection(bound),
  component: ({ kind }) =>
    judged(
      "minor",
      kind === "removed" ? "is no longer shared between operations" : "is shared between operations",
      nothingToDo,
    ),
  default: byDirection(values.defaultValue),
  deprecation: ({ after }) =>
    after === true
      ? judged("minor", "is deprecated", "plan to stop using it")
      : judged("minor", "is no longer deprecated", nothingToDo),
  documentation: ({ keyword, kind }) =>
    judged(
      "patch",
      kind === "modified"
        ? `has a different ${keyword.replace(/^examples$/, "example")}`
        : `is ${kind} in the documentation`,
      nothingToDo,
    ),
  enum: byDirection(values.enumeration),
  format: byDirection(values.format),
  header: ({ kind, owner, sent }) => {
    if (kind === "removed")
      return judged("major", "is no longer sent with the response", "stop reading the header");
    return sent && owner.required === true
      ? judged("major", "is now required", "send the header")
      : judged("minor", "is a new header of the response", nothingToDo);
  },
  "header required": ({ after }) =>
    after === true
      ? judged("minor", "is now always sent", nothingToDo)
      : judged("major", "may now be missing", "handle a missing header", "minor"),
  "media type": ({ kind, sent }) => {
    if (kind === "removed") return judged("major", "is no longer offered", "use another media type");
    return judged("minor", sent ? "can now be sent" : "can now be received", nothingToDo);
  },
  "named type": ({ kind }) =>
    kind === "removed"
      ? judged("major", "is removed from the types", "use the type that replaces it")
      : judged("minor", "is a new type", nothingToDo),
  operation: ({ kind, isWebhook }) => {
    if (kind === "removed") {
      return isWebhook
        ? judged("major", "is no longer posted", "stop relying on it")
        : judged("major", "is removed", "stop calling it");
    }
    return judged("minor", isWebhook ? "is now posted" : "can be called", nothingToDo);
  },
  "operation ID": ({ before, after }) =>
    judged(
      "major",
      `is now named ${list([after])}, not ${list([before])}`,
      "use the new name in `operations` and in CLI commands",
    ),
  other: ({ kind, keyword, before, after, impact, message }) =>
    judged(
      atLeastMinor(impact),
      message ||
        (kind === "modified"
          ? `now has the \`${keyword}\` ${quote(after)}, not ${quote(before)}`
          : `was ${kind}`),
      impact === "major" ? "check your code against the change" : nothingToDo,
    ),
  parameter: ({ kind, owner, sent }) => {
    const name = `${owner.in ?? ""} parameter`.trim();
    if (!sent) {
      return kind === "removed"
        ? judged("major", `is no longer sent as a ${name}`, "stop reading it")
        : judged("minor", `is now sent as a ${name}`, nothingToDo);
    }
    if (kind === "removed") return judged("major", `is no longer a ${name}`, "stop sending it");
    return owner.required === true
      ? judged("major", `is a new required ${name}`, "send it")
      : judged("minor", `is a new ${name}`, nothingToDo);
  },
  "parameter place": ({ before, after }) =>
    judged(
      "major",
      `is now sent in the ${String(after)}, not in the ${String(before)}`,
      "pass it in the other group of `params`",
    ),
  "parameter required": ({ after }) =>
    after === true
      ? judged("major", "is now required", "send it")
      : judged("minor", "is now optional", nothingToDo),
  property: byDirection(fields.property),
  readOnly: byDirection(fields.readOnly),
  required: byDirection(fields.required),
  security: ({ before, after }) => security(schemes(before), schemes(after)),
  status: ({ kind }) =>
    kind === "added"
      ? judged("minor", "is a new response", "handle it if it matters to you")
      : judged("major", "is no longer a response", "remove code for it"),
  type: byDirection(values.type),
  union: byDirection(values.union),
  writeOnly: byDirection(fields.writeOnly),
};

function byDirection({ sent, received }: Directions): (facts: ChangeFacts) => Judgement {
  return (facts) =>
    combine(facts.sent ? sent(facts) : undefined, facts.received ? received(facts) : undefined);
}

function judged(rating: Bump, detail: string, todo: string, bump?: Bump): Judgement {
  return { rating, detail, todo, ...(bump && { bump }) };
}

function atLeastMinor(impact: Bump): Bump {
  return impact === "patch" ? "minor" : impact;
}

type Requirement = Readonly<Record<string, readonly string[]>>;

/** The alternatives of a `security` list; an absent or empty list requires no token. */
function schemes(value: unknown): readonly Requirement[] {
  const alternatives = Array.isArray(value) ? (value as Requirement[]) : [];
  return alternatives.length > 0 ? alternatives : [{}];
}

/**
 * The change is minor if every token that was sufficient stays sufficient: each former alternative must satisfy one of the
 * new ones.
 */
function security(before: readonly Requirement[], after: readonly Requirement[]): Judgement {
  const isSufficient = before.every((former) => after.some((needed) => satisfies(former, needed)));
  const detail = `now needs ${inWords(after)} (before: ${inWords(before)})`;
  return isSufficient
    ? judged("minor", detail, nothingToDo)
    : judged("major", detail, `call it with ${inWords(after)}`);
}

function satisfies(held: Requirement, needed: Requirement): boolean {
  return Object.entries(needed).every(
    ([scheme, scopes]) => held[scheme] && scopes.every((scope) => held[scheme]?.includes(scope)),
  );
}

function inWords(alternatives: readonly Requirement[]): string {
  return alternatives.map(requirementInWords).join(" or ");
}

function requirementInWords(requirement: Requirement): string {
  const schemes = Object.entries(requirement).map(([scheme, scopes]) =>
    scopes.length > 0
      ? `a token with ${scopes.map((scope) => `\`${scope}\``).join(" and ")}`
      : `any token (\`${scheme}\`)`,
  );
  return schemes.join(" and ") || "no token";
}
